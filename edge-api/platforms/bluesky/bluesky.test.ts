import { exportJWK, generateKeyPair } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBluesky as createStandIn } from '../../../sandbox/bluesky/index.ts'
import { createKit, type Kit, type Served, serve } from '../../../sandbox/kit/index.ts'
import { drawPng } from '../../../sandbox/testing/images.ts'
import { clickConsent } from '../../../sandbox/testing/index.ts'
import {
  type AccountSession,
  type AppRegistry,
  type ConnectedAccount,
  type ConnectInput,
  PlatformError,
  type PlatformTools,
  type PublishMedia,
  type PublishRequest,
} from '../platform.ts'
import { searchSince } from '../testing/world.ts'
import { type BlueskySettings, blueskyClientMetadata, createBluesky } from './index.ts'

const apps: AppRegistry = { find: async () => null, save: async (_, app) => app }
let kit: Kit
let served: Served
/** Paths that the adapter called, in order. */
let called: string[]
/** Answers in the network's place; null lets the request through. */
let network: (request: Request) => Promise<Response> | Response | null

beforeEach(async () => {
  kit = createKit({ dir: null })
  served = await serve(
    createStandIn(kit, {
      fetch: async (input, init) => (await network(new Request(input, init))) ?? fetch(input, init),
    }),
    0,
  )
  kit.setBaseUrl('bluesky', served.url)
  called = []
  network = () => null
})
afterEach(async () => {
  kit.close()
  await served.close()
})

function adapter(changes: Partial<BlueskySettings> = {}) {
  const { url } = served
  const places = { entrywayUrl: url, plcUrl: url, appViewUrl: url, webUrl: url }
  return createBluesky({ ...places, timeoutMilliseconds: 2_000, ...changes })
}

function toolsAt(publicUrl: string): PlatformTools {
  return {
    fetch: async (input, init) => {
      const request = new Request(input, init)
      called.push(new URL(request.url).pathname)
      return (await network(request)) ?? fetch(input, init)
    },
    clock: kit.clock,
    ids: {
      next: (kind) => `${kind}_${kit.random(8)}`,
      secret: (bytes) => kit.random(bytes),
      bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    callbackUrl: `${publicUrl}/v1/accounts/callback/bluesky`,
    publicUrl,
    trustedHosts: [new URL(served.url).host],
  }
}
const localTools = () => toolsAt('http://localhost:4600')

async function connect(
  input: ConnectInput,
  { platform = adapter(), tools = localTools(), username = 'ada' } = {},
): Promise<ConnectedAccount> {
  const started = await platform.connect(tools, input, apps)
  if (started.kind === 'connected') return started.account
  const back = await clickConsent(started.authorizeUrl, 'allow', username)
  return platform.completeConnect(tools, started.pending, back.searchParams, apps)
}

/** Lets the stand-in find our client's document and the public halves of its two keys. */
async function openClient({ publicUrl, callbackUrl }: PlatformTools) {
  const create = async (kid: string) => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })
    return { ...(await exportJWK(privateKey)), kid }
  }
  const [older, newer] = [await create('older'), await create('newer')]
  network = ({ url }) => {
    const { origin, pathname } = new URL(url)
    if (origin !== publicUrl) return null
    if (pathname === '/.well-known/jwks.json') {
      return Response.json({ keys: [older, newer].map(({ d: _, ...publicKey }) => publicKey) })
    }
    expect(pathname).toBe('/oauth/bluesky/client-metadata.json')
    return Response.json(blueskyClientMetadata({ publicUrl, callbackUrl, hasSigningKeys: true }))
  }
  return [older, newer] as const
}

function requestOf(text: string, more: Partial<PublishRequest> = {}): PublishRequest {
  return {
    content: { platform: 'bluesky', text, media: [], card: null },
    media: [],
    cardImage: null,
    marks: adapter().marks(localTools(), kit.clock.now()),
    ...more,
  }
}

async function publish(account: AccountSession, request: PublishRequest, platform = adapter()) {
  const tools = localTools()
  return platform.submit(tools, account, request, await platform.prepare(tools, account, request))
}

function image(bytes: Uint8Array, mimeType = 'image/png'): PublishMedia {
  const more = { altText: null, fileName: 'pier.png', width: null, height: null }
  return { id: 'med_1', mimeType, bytes: async () => bytes, ...more }
}

async function failureOf(work: Promise<unknown>): Promise<PlatformError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof PlatformError) return error
  throw new Error('There was no PlatformError', { cause: error })
}

const changeJson = async (request: Request, change: (body: Record<string, unknown>) => unknown) =>
  Response.json(change(await (await fetch(request)).json()))

describe('naming an account', () => {
  it.each([
    ['a handle as people paste it', () => ' \u202a@Ada.Test\u202c '],
    ['a DID', async () => (await connect({ handle: 'ada.test' })).remoteId],
    ['only the server', () => new URL(served.url).host],
    ['the server’s address', () => served.url],
    ['nothing', () => ''],
  ])('works with %s', async (_name, handle) => {
    const account = await connect({ handle: await handle() })
    expect(account).toMatchObject({
      handle: '@ada.test',
      displayName: 'Ada Lindqvist',
      serverUrl: served.url,
    })
    expect(account.scopes).toEqual(['atproto', 'transition:generic'])
  })

  it.each([
    ['nobody.test', 'HANDLE_UNKNOWN'],
    ['not a handle', 'HANDLE_INVALID'],
    ['10.0.0.1', 'ADDRESS_REFUSED'],
    ['localhost:2583', 'ADDRESS_REFUSED'],
    ['http://169.254.169.254', 'ADDRESS_REFUSED'],
    ['did:web:localhost%3A2583', 'ADDRESS_REFUSED'],
  ])('refuses %j (%s) without calling it', async (handle, code) => {
    expect(await failureOf(connect({ handle }))).toMatchObject({ failure: 'rejected', code })
    expect(called.filter((path) => path !== '/xrpc/com.atproto.identity.resolveHandle')).toEqual([])
  })

  it('refuses a handle that its account does not claim', async () => {
    network = (request) =>
      new URL(request.url).pathname.startsWith('/did:plc:')
        ? changeJson(request, (body) => ({ ...body, alsoKnownAs: ['at://studio.test'] }))
        : null
    expect(await failureOf(connect({ handle: 'ada.test' }))).toMatchObject({ code: 'HANDLE_MISMATCH' })
  })

  it('never calls a private server that an identity points to', async () => {
    network = (request) =>
      new URL(request.url).pathname.startsWith('/did:plc:')
        ? changeJson(request, (body) => ({
            ...body,
            service: [
              {
                id: '#atproto_pds',
                type: 'AtprotoPersonalDataServer',
                serviceEndpoint: 'https://internal.corp.local',
              },
            ],
          }))
        : null
    expect(await failureOf(connect({ handle: 'ada.test' }))).toMatchObject({ code: 'ADDRESS_REFUSED' })
  })
})

describe('signing in with OAuth', () => {
  it('comes back to 127.0.0.1 as the loopback client when AllIN runs on localhost', async () => {
    const started = await adapter().connect(localTools(), { handle: 'ada.test' }, apps)
    if (started.kind !== 'redirect') throw new Error('There was no consent screen')
    const authorize = new URL(started.authorizeUrl)
    expect([...authorize.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
    expect(authorize.searchParams.get('client_id')).toMatch(/^http:\/\/localhost\?redirect_uri=/)
    const back = await clickConsent(started.authorizeUrl)
    expect(back.origin + back.pathname).toBe('http://127.0.0.1:4600/v1/accounts/callback/bluesky')
  })

  it('asks for a public address where neither kind of client is possible', async () => {
    const tools = toolsAt('http://allin.internal:8080')
    expect(await failureOf(connect({ handle: 'ada.test' }, { tools }))).toMatchObject({
      code: 'ADDRESS_NOT_PUBLIC',
    })
  })

  it('is a confidential client on a public address, bound to the key it began with', async () => {
    const tools = toolsAt('https://allin.example')
    const [older, newer] = await openClient(tools)
    const platform = adapter({ signingKeys: [older] })
    const account = await connect({ handle: 'ada.test' }, { platform, tools })
    kit.clock.advance(20 * 86_400_000)
    const rotated = adapter({ signingKeys: [newer, older] })
    const secrets = await rotated.refresh(tools, account)
    if (!secrets) throw new Error('There was nothing to refresh')
    await publish({ ...account, secrets }, requestOf('Three weeks later'))
    expect(kit.live.list('bluesky')).toHaveLength(1)
    const withoutKey = adapter({ signingKeys: [newer] })
    expect(await failureOf(withoutKey.refresh(tools, { ...account, secrets }))).toMatchObject({
      failure: 'unauthorized',
      code: 'CLIENT_KEY_GONE',
    })
  })

  it('takes no account but the one that was named', async () => {
    const { did } = JSON.parse(
      await (await fetch(`${served.url}/xrpc/com.atproto.identity.resolveHandle?handle=studio.test`)).text(),
    )
    network = (request) =>
      new URL(request.url).pathname === '/oauth/token' && request.headers.get('dpop')
        ? fetch(request).then(async (answer) =>
            answer.ok ? Response.json({ ...(await answer.json()), sub: did }) : answer,
          )
        : null
    expect(await failureOf(connect({ handle: 'ada.test' }))).toMatchObject({ code: 'WRONG_ACCOUNT' })
  })

  it('takes no answer of another sign-in server, and no account that is hosted elsewhere', async () => {
    const platform = adapter()
    const tools = localTools()
    const started = await platform.connect(tools, {}, apps)
    if (started.kind !== 'redirect') throw new Error('There was no consent screen')
    const { searchParams } = await clickConsent(started.authorizeUrl)
    const other = new URLSearchParams(searchParams)
    other.set('iss', 'https://sign-in.evil.net')
    const complete = (callback: URLSearchParams) =>
      failureOf(platform.completeConnect(tools, started.pending, callback, apps))
    expect(await complete(other)).toMatchObject({ code: 'ISSUER_MISMATCH' })
    network = (request) =>
      new URL(request.url).pathname === '/.well-known/oauth-protected-resource'
        ? Response.json({ authorization_servers: ['https://sign-in.evil.net'] })
        : null
    expect(await complete(searchParams)).toMatchObject({ code: 'ISSUER_MISMATCH' })
  })

  it.each([
    ['names another issuer', { issuer: 'https://sign-in.evil.net' }, 'ISSUER_MISMATCH'],
    ['has a private token endpoint', { token_endpoint: 'https://10.0.0.1/token' }, 'ADDRESS_REFUSED'],
    ['knows no S256', { code_challenge_methods_supported: ['plain'] }, 'ANSWER_NOT_UNDERSTOOD'],
  ])('refuses a server that %s', async (_name, change, code) => {
    network = (request) =>
      new URL(request.url).pathname === '/.well-known/oauth-authorization-server'
        ? changeJson(request, (body) => ({ ...body, ...change }))
        : null
    expect(await failureOf(connect({ handle: 'ada.test' }))).toMatchObject({ code })
  })

  it('follows the server’s nonce when it changes, without a second post', async () => {
    const platform = adapter()
    const account = await connect({ handle: 'ada.test' }, { platform })
    for (const minutes of [0, 4, 4]) {
      kit.clock.advance(minutes * 60_000)
      await publish(account, requestOf(`After ${minutes}`), platform)
    }
    expect(kit.live.list('bluesky')).toHaveLength(3)
  })
})

describe('signing in with an app password', () => {
  const ada = { handle: 'ada.test', appPassword: 'lighthouse-ada' }

  it('logs in once, keeps the session, and renews it', async () => {
    const account = await connect(ada)
    expect(account).toMatchObject({ handle: '@ada.test', secrets: { extra: '{"kind":"session"}' } })
    expect(JSON.stringify(account)).not.toContain(ada.appPassword)
    await publish(account, requestOf('One'))
    kit.clock.advance(3 * 3_600_000)
    expect(account.secrets.expiresAt?.getTime()).toBeLessThan(kit.clock.now().getTime())
    expect(await failureOf(publish(account, requestOf('Two')))).toMatchObject({ failure: 'unauthorized' })
    const secrets = await adapter().refresh(localTools(), account)
    if (!secrets) throw new Error('There was nothing to refresh')
    await publish({ ...account, secrets }, requestOf('Three'))
    expect(kit.live.list('bluesky').map(({ text }) => text)).toEqual(['One', 'Three'])
    expect(called.filter((path) => path.endsWith('createSession'))).toHaveLength(1)
  })

  it('says which password was refused, and repeats none', async () => {
    const error = await failureOf(connect({ ...ada, appPassword: 'wrong-wrong' }))
    expect(error).toMatchObject({ failure: 'rejected', code: 'APP_PASSWORD_REFUSED' })
    expect(error.message).not.toContain('wrong-wrong')
    expect(await failureOf(connect({ handle: '', appPassword: 'x' }))).toMatchObject({
      code: 'HANDLE_NEEDED',
    })
  })

  it('waits when the scarce logins are spent', async () => {
    for (let attempt = 0; attempt < 30; attempt += 1) {
      await failureOf(connect({ ...ada, appPassword: 'wrong-wrong' }))
    }
    const error = await failureOf(connect(ada))
    expect(error).toMatchObject({ failure: 'not-accepted', code: 'RATE_LIMITED' })
    expect(error.retryAfter).toBeGreaterThan(200)
    kit.clock.advance(301_000)
    await connect(ada)
  })

  it('is unauthorized when the session was ended', async () => {
    const account = await connect(ada)
    await fetch(`${served.url}/xrpc/com.atproto.server.deleteSession`, {
      method: 'POST',
      headers: { authorization: `Bearer ${account.secrets.refreshToken}` },
    })
    expect(await failureOf(publish(account, requestOf('No')))).toMatchObject({ failure: 'unauthorized' })
    expect(await failureOf(adapter().refresh(localTools(), account))).toMatchObject({
      failure: 'unauthorized',
    })
  })
})

describe('a post', () => {
  it('has the key and time that were chosen, whenever it goes out', async () => {
    const account = await connect({ handle: 'ada.test' })
    const due = new Date('2026-11-23T20:00:00.000Z')
    const marks = adapter().marks(localTools(), due)
    expect(marks.recordKey).toMatch(/^[2-7a-j][2-7a-z]{12}$/)
    const { remoteId, url } = await publish(account, requestOf('Hello', { marks }))
    expect(remoteId).toBe(`at://${account.remoteId}/app.bsky.feed.post/${marks.recordKey}`)
    expect(url).toBe(`${served.url}/profile/ada.test/post/${marks.recordKey}`)
    expect(kit.live.list('bluesky')[0]?.details.recordCreatedAt).toBe(due.toISOString())
  })

  it('has keys that sort by time and never collide', () => {
    const keysAt = (time: number) =>
      Array.from({ length: 200 }, () => adapter().marks(localTools(), new Date(time)).recordKey ?? '')
    const keys = [...keysAt(1_795_000_000_000), ...keysAt(1_795_000_001_000)]
    expect(new Set(keys).size).toBe(keys.length)
    const [early, late] = [keys.slice(0, 200).sort(), keys.slice(200).sort()]
    expect((early.at(-1) ?? '') < (late[0] ?? '')).toBe(true)
  })

  it('says the same thing again without a change, and changes nothing of an older one', async () => {
    const account = await connect({ handle: 'ada.test' })
    const request = requestOf('Same', { media: [image(drawPng())] })
    await publish(account, request)
    const before = kit.live.list('bluesky')
    kit.clock.advance(60_000)
    await publish(account, request)
    expect(kit.live.list('bluesky')).toEqual(before)
  })

  it('leaves a mention of nobody as plain text', async () => {
    const account = await connect({ handle: 'ada.test' })
    await publish(account, requestOf('Hello @nobody.test and @studio.test'))
    expect(kit.live.list('bluesky')[0]?.marks).toMatchObject([{ kind: 'mention', start: 23 }])
  })

  it('shows a card without a picture that is too large for one', async () => {
    const account = await connect({ handle: 'ada.test' })
    const card = { url: 'https://a.example/', title: null, description: null, imageMediaId: null }
    const content = { platform: 'bluesky' as const, text: 'Read', media: [], card }
    const cardImage = image(new Uint8Array(1_000_001))
    await publish(account, requestOf('', { content, cardImage }))
    expect(kit.live.list('bluesky')[0]?.card).toEqual({
      url: card.url,
      title: card.url,
      description: null,
      imageHash: null,
    })
  })

  it.each([
    ['too large', image(new Uint8Array(2_000_001))],
    ['of another type', image(new Uint8Array([1, 2, 3]), 'image/tiff')],
  ])('is refused with an image that is %s', async (_name, medium) => {
    const account = await connect({ handle: 'ada.test' })
    const error = await failureOf(publish(account, requestOf('Hello', { media: [medium] })))
    expect(error).toMatchObject({ failure: 'rejected', code: 'IMAGE_NOT_ACCEPTED' })
    expect(error.message).toContain('pier.png')
  })

  it('is never read or deleted in somebody else’s name', async () => {
    const account = await connect({ handle: 'ada.test' })
    const foreign = 'at://did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/app.bsky.feed.post/3kabcdefghijk'
    const error = await failureOf(adapter().remove(localTools(), account, foreign))
    expect(error).toMatchObject({ failure: 'rejected', code: 'NOT_THIS_ACCOUNT' })
  })

  it.each([
    ['a public client', 'http://localhost:4600'],
    ['a client with a key', 'https://allin.example'],
  ])('works although our own clock is days off, as %s', async (_what, publicUrl) => {
    const [key] = await openClient(toolsAt(publicUrl))
    const settings = publicUrl.startsWith('https:') ? { signingKeys: [key] } : {}
    for (const days of [-3, 3]) {
      const clock = { now: () => new Date(kit.clock.now().getTime() + days * 86_400_000) }
      const tools = { ...toolsAt(publicUrl), clock }
      const account = await connect({ handle: 'ada.test' }, { platform: adapter(settings), tools })
      // Each from a process that has not met the server yet.
      const secrets = await adapter(settings).refresh(tools, account)
      const fresh = { ...account, secrets: secrets ?? account.secrets }
      const request = requestOf(`Out of time by ${days} days`)
      const platform = adapter(settings)
      const post = await platform.submit(tools, fresh, request, await platform.prepare(tools, fresh, request))
      expect(kit.live.get('bluesky', post.remoteId)).toMatchObject({ text: request.content.text })
    }
  })

  it('is found by its key even when our access has ended', async () => {
    const account = await connect({ handle: 'ada.test' })
    const request = requestOf('Hello')
    const post = await publish(account, request)
    const ended = { ...account, secrets: { ...account.secrets, accessToken: 'ended' } }
    const search = searchSince(kit.clock.now())
    expect(await adapter().confirm(localTools(), ended, request, search)).toEqual({ kind: 'found', post })
  })
})
