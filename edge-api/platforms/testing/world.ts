import { createHash, randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import type { AvailablePlatform } from '../../../core/platforms/index.ts'
import { createKit, type Fault, type Kit, type LivePost, serve } from '../../../sandbox/kit/index.ts'
import { drawPng } from '../../../sandbox/testing/images.ts'
import { clickConsent } from '../../../sandbox/testing/index.ts'
import {
  type AppRegistry,
  type ConnectedAccount,
  type ConnectInput,
  type Platform,
  PlatformError,
  type PlatformTools,
  type PostSearch,
  type PublishMedia,
  type PublishRequest,
} from '../platform.ts'

/** How long the adapters wait for a stand-in, in milliseconds: long for a busy machine, short for one that hangs. */
const patience = 1_000

/** What the contract must know of a platform to try it on its stand-in. */
export interface ContractSetup {
  id: AvailablePlatform
  name: string
  createStandIn(kit: Kit): Hono
  /** The adapter, pointed at the stand-in, with this patience. */
  createPlatform(kit: Kit, timeoutMilliseconds: number): Platform
  /** What a person called Ada types to connect. */
  connectInput(kit: Kit): ConnectInput
  /** Regular expressions over `METHOD /path`: the call that makes a post live, an upload, the token endpoint. */
  requests: { submit: string; upload: string; token: string }
  /** Lets every access token run out; null where they never do. */
  expireAccess: ((kit: Kit) => void) | null
  /** Takes back what the person allowed, as in the platform's own settings. */
  revoke(world: World, account: ConnectedAccount): Promise<void>
  /** How a text mentions the account of `studio`. */
  mentionOfStudio: string
  /** A text one unit longer than the platform takes. */
  tooLong: string
  /** A well-formed id of a post that never was. */
  unknownPost(account: ConnectedAccount): string
  linkCard: 'embedded' | 'from-text'
  /** Whether the platform itself makes one post of two identical submits. */
  repeatsSafely: boolean
}

export type World = Awaited<ReturnType<typeof openWorld>>

/** A stand-in over HTTP, the adapter, and everything that was sent, said and logged. */
export async function openWorld(setup: ContractSetup) {
  const kit = createKit({ dir: null })
  const served = await serve(setup.createStandIn(kit), 0)
  kit.setBaseUrl(setup.id, served.url)
  kit.setBaseUrl('hub', served.url)
  const platform = setup.createPlatform(kit, patience)
  const addresses: string[] = []
  const said: string[] = []
  const secrets = new Set<string>()
  const line: { answer: ((request: Request) => Promise<Response> | null) | null } = { answer: null }
  const tools: PlatformTools = {
    fetch: async (input, init) => {
      const request = new Request(input, init)
      addresses.push(request.url)
      // Not the request: collected as garbage, it would no longer pass on that the time is over.
      return (await line.answer?.(request)) ?? fetch(input, init)
    },
    clock: kit.clock,
    ids: {
      next: (kind) => `${kind}_${randomBytes(8).toString('hex')}`,
      secret: (bytes) => randomBytes(bytes).toString('base64url'),
      bytes: (length) => new Uint8Array(randomBytes(length)),
    },
    log: {
      info: (message, fields) => said.push(message, JSON.stringify(fields)),
      warn: (message, fields) => said.push(message, JSON.stringify(fields)),
      error: (message, fields) => said.push(message, JSON.stringify(fields)),
    },
    callbackUrl: `http://localhost:4600/v1/accounts/callback/${setup.id}`,
    publicUrl: 'http://localhost:4600',
    trustedHosts: [new URL(served.url).host],
  }
  const registered = new Map<string, { clientId: string; clientSecret: string }>()
  const apps: AppRegistry = {
    find: async (serverUrl) => registered.get(serverUrl) ?? null,
    save: async (serverUrl, app) => {
      secrets.add(app.clientSecret)
      registered.set(serverUrl, app)
      return app
    },
  }
  const keep = ({ accessToken, refreshToken }: ConnectedAccount['secrets']) => {
    secrets.add(accessToken)
    if (refreshToken) secrets.add(refreshToken)
  }

  const world = {
    setup,
    kit,
    served,
    tools,
    apps,
    platform,
    registered,
    async start() {
      const started = await platform.connect(tools, setup.connectInput(kit), apps)
      if (started.kind !== 'redirect') throw new Error('There was no consent screen')
      return started
    },
    async connect(): Promise<ConnectedAccount> {
      const started = await world.start()
      const back = await clickConsent(started.authorizeUrl)
      const account = await platform.completeConnect(tools, started.pending, back.searchParams, apps)
      keep(account.secrets)
      return account
    },
    async refresh(account: ConnectedAccount): Promise<ConnectedAccount> {
      const fresh = await platform.refresh(tools, account)
      if (!fresh) throw new Error('There was nothing to refresh')
      keep(fresh)
      return { ...account, secrets: fresh }
    },
    request(text: string, more: Partial<PublishRequest> = {}): PublishRequest {
      const { content, ...rest } = more
      const media = more.media ?? []
      return {
        content: {
          platform: setup.id,
          text,
          media: media.map(({ id, mimeType, altText, width, height, fileName }) => ({
            ...{ id, mimeType, altText, width, height, fileName },
            bytes: 1,
          })),
          card: content?.card ?? null,
        },
        media,
        cardImage: null,
        marks: platform.marks(tools, kit.clock.now()),
        ...rest,
      }
    },
    async publish(account: ConnectedAccount, request: PublishRequest) {
      return platform.submit(tools, account, request, await platform.prepare(tools, account, request))
    },
    /** What everybody can see now, oldest first. */
    live: (): LivePost[] => kit.live.list(setup.id).filter((post) => post.deletedAt === null),
    breakWith: (...faults: Fault[]) => kit.faults.set(setup.id, faults),
    repair: () => kit.faults.clear(setup.id),
    /** Answers matching requests in the platform's place; the platform never hears of them. */
    intercept(pattern: string, answer: () => Response | Promise<Response>) {
      line.answer = (request) => {
        const called = `${request.method} ${new URL(request.url).pathname}`
        return new RegExp(pattern).test(called) ? Promise.resolve(answer()) : null
      }
    },
    /** Leads matching requests to a port where nobody listens. */
    async disconnect(pattern: string) {
      const nobody = await serve(new Hono(), 0)
      await nobody.close()
      world.intercept(pattern, () => fetch(nobody.url))
    },
    /** The PlatformError that this work ends with. */
    async failureOf(work: Promise<unknown>): Promise<PlatformError> {
      const error = await work.then(
        () => undefined,
        (reason: unknown) => reason,
      )
      if (!(error instanceof PlatformError)) throw new Error('There was no PlatformError', { cause: error })
      said.push(error.message, error.stack ?? '', JSON.stringify(error))
      return error
    },
    /** Secrets found in an address that was called, an error or the log. */
    leaks(): string[] {
      const everything = [...addresses, ...said].join('\n')
      return [...secrets].filter((secret) => everything.includes(secret))
    },
    async close() {
      kit.close()
      await served.close()
    },
  }
  return world
}

export function picture(
  altText: string | null,
  rgb: readonly [number, number, number] = [10, 120, 110],
): PublishMedia & { hash: string } {
  const bytes = drawPng(24, 16, rgb)
  return {
    id: `med_${rgb.join('')}`,
    mimeType: 'image/png',
    altText,
    fileName: 'harbour.png',
    width: 24,
    height: 16,
    bytes: async () => bytes,
    hash: createHash('sha256').update(bytes).digest('hex'),
  }
}

/** A search for a post whose try began just now, with no other posts about. */
export const searchSince = (attemptedAt: Date, more: Partial<PostSearch> = {}): PostSearch => ({
  attemptedAt,
  firstAge: more.age ?? 0,
  age: 0,
  claimed: [],
  twins: 0,
  ...more,
})
