import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root } from './paths.ts'
import { type Addresses, origin } from './ports.ts'
import type { LocalSecrets } from './secrets.ts'

export type Runtime = 'node' | 'workers' | 'deno'

/** Fixed by the public key in the extension's manifest. */
export const extensionId = 'oloccigfogafbphpmamkcinfilkhjgdd'

export const demoEmail = 'demo@allin.example'
export const demoWriterEmail = 'writer@allin.example'

interface EnvironmentOptions {
  home: string
  addresses: Addresses
  secrets: LocalSecrets
  runtime: Runtime
}

/** The environment of every part of a local installation: the same names as in production. */
export function apiEnvironment({ home, addresses, secrets }: EnvironmentOptions): Record<string, string> {
  return {
    ALLIN_HOME: home,
    ALLIN_PORT: String(addresses.api.port),
    PORT: String(addresses.api.port),
    HOST: '127.0.0.1',
    PUBLIC_URL: origin(addresses.api),
    MEDIA_URL: origin(addresses.api),
    MEDIA_DIR: join(home, 'media'),
    ASSETS_DIR: join(root, 'dist/web'),
    ROOMS_URL: origin(addresses.rooms),
    DATABASE_URL: 'postgres://allin:local@localhost/allin',
    DATABASE_ENDPOINT: `${origin(addresses.database)}/sql`,
    AUTH_SECRET: secrets.authSecret,
    SEAL_KEYS: secrets.sealKeys,
    SIGNING_KEYS: secrets.signingKeys,
    QSTASH_URL: origin(addresses.qstash),
    QSTASH_TOKEN: secrets.qstash.token,
    QSTASH_CURRENT_SIGNING_KEY: secrets.qstash.currentSigningKey,
    QSTASH_NEXT_SIGNING_KEY: secrets.qstash.nextSigningKey,
    QSTASH_CALLBACK_URL: origin(addresses.api),
    ALLOWED_ORIGINS: `chrome-extension://${extensionId},moz-extension://*`,
    TRUSTED_HOSTS: [addresses.mastodon, addresses.x, addresses.bluesky, addresses.cms, addresses.hub]
      .map(({ host, port }) => `${host}:${port}`)
      // Servers of one's own, for example one that takes webhooks.
      .concat(process.env.TRUSTED_HOSTS ?? [])
      .join(','),
    X_API_URL: origin(addresses.x),
    X_AUTHORIZE_URL: `${origin(addresses.x)}/i/oauth2/authorize`,
    X_CLIENT_ID: 'allin-local',
    X_CLIENT_SECRET: 'allin-local-secret',
    BLUESKY_ENTRYWAY_URL: origin(addresses.bluesky),
    BLUESKY_PLC_URL: origin(addresses.bluesky),
    BLUESKY_APPVIEW_URL: origin(addresses.bluesky),
    BLUESKY_WEB_URL: origin(addresses.bluesky),
    DEMO_EMAIL: demoEmail,
    DEMO_PASSWORD: secrets.demoPassword,
  }
}

/** How the API is started on a runtime. */
export function apiProgram(
  runtime: Runtime,
  addresses: Addresses,
  watch: string[],
  home: string,
  env: Record<string, string>,
): { command: string; args: string[] } {
  switch (runtime) {
    case 'node':
      return { command: process.execPath, args: [...watch, join(root, 'edge-api/entry.node.ts')] }
    case 'deno':
      return {
        command: join(root, 'node_modules/.bin/deno'),
        args: [
          'run',
          '--allow-net',
          '--allow-env',
          '--allow-read',
          `--allow-write=${home}`,
          join(root, 'edge-api/entry.deno.ts'),
        ],
      }
    case 'workers':
      return {
        command: process.execPath,
        args: [
          join(root, 'node_modules/wrangler/bin/wrangler.js'),
          ...['dev', '--local', `--port=${addresses.api.port}`, '--ip=127.0.0.1', '--test-scheduled'],
          ...['--inspector-ip=127.0.0.1', '--show-interactive-dev-session=false'],
          `--persist-to=${join(home, 'workers')}`,
          `--env-file=${writeVariables(home, env)}`,
        ],
      }
  }
}

/** Wrangler reads variables from a file: on a command line every process of the machine could read them. */
function writeVariables(home: string, env: Record<string, string>): string {
  const file = join(home, 'workers.env')
  const lines = Object.entries(env).map(([name, value]) => `${name}='${value}'`)
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 })
  return file
}

/** The public halves of a JWK set. */
export function publicPart(signingKeys: string): string {
  const { keys } = JSON.parse(signingKeys) as { keys: Record<string, unknown>[] }
  return JSON.stringify({ keys: keys.map(({ d: _, ...key }) => key) })
}
