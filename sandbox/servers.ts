import type { Hono } from 'hono'
import type { Kit, SandboxServer } from './kit/index.ts'
import { sandboxQStash } from './qstash/settings.ts'

/** What a stand-in may be told from outside. */
export interface SandboxSettings {
  /** Where AllIN answers. */
  publicUrl: string
  /** Reads the API key that the demo CMS mints embed tokens with; null while there is none. */
  cmsApiKey: () => string | null
  environment: Record<string, string | undefined>
}

export interface SandboxPart {
  /** How messages call it. */
  title: string
  host: '127.0.0.1' | 'localhost'
  /** Distance from the first port of an installation. */
  port: number
  create(kit: Kit, settings: SandboxSettings): Promise<Pick<Hono, 'fetch'>>
}

/** Every server of the sandbox. Each is loaded only when it is started. */
export const sandboxParts: Partial<Record<SandboxServer, SandboxPart>> = {
  hub: {
    title: 'The live page',
    host: 'localhost',
    port: 10,
    create: async (kit) => (await import('./hub/index.ts')).createHub(kit),
  },
  qstash: {
    title: 'The QStash stand-in',
    host: '127.0.0.1',
    port: 11,
    create: async (kit, { environment }) =>
      (await import('./qstash/index.ts')).createQStash(kit, {
        token: environment.QSTASH_TOKEN ?? sandboxQStash.token,
        currentSigningKey: environment.QSTASH_CURRENT_SIGNING_KEY ?? sandboxQStash.currentSigningKey,
        nextSigningKey: environment.QSTASH_NEXT_SIGNING_KEY ?? sandboxQStash.nextSigningKey,
      }),
  },
  mastodon: {
    title: 'The Mastodon stand-in',
    host: '127.0.0.1',
    port: 12,
    create: async (kit) => (await import('./mastodon/index.ts')).createMastodon(kit),
  },
  x: {
    title: 'The X stand-in',
    host: '127.0.0.1',
    port: 13,
    create: async (kit) => (await import('./x/index.ts')).createX(kit),
  },
  bluesky: {
    title: 'The Bluesky stand-in',
    host: '127.0.0.1',
    port: 14,
    create: async (kit) => (await import('./bluesky/index.ts')).createBluesky(kit),
  },
  cms: {
    title: 'The demo CMS',
    host: '127.0.0.1',
    port: 20,
    create: async (kit, settings) => (await import('./cms/index.ts')).createCms(kit, settings),
  },
}
