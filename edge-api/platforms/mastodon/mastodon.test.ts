import { afterEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../../sandbox/kit/index.ts'
import { createKit, serve } from '../../../sandbox/kit/index.ts'
import { createMastodon as createServer, type MastodonOptions } from '../../../sandbox/mastodon/index.ts'
import { drawPng } from '../../../sandbox/testing/images.ts'
import { clickConsent } from '../../../sandbox/testing/index.ts'
import type {
  AccountSession,
  AppRegistry,
  PlatformTools,
  PostSearch,
  PublishMedia,
  PublishRequest,
} from '../platform.ts'
import { PlatformError } from '../platform.ts'
import { searchSince } from '../testing/world.ts'
import { createMastodon } from './index.ts'

const platform = createMastodon({ timeoutMilliseconds: 2_000 })
const ends: (() => unknown)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function harbour(options: MastodonOptions = {}) {
  const kit = createKit({ dir: null })
  const served = await serve(createServer(kit, options), 0)
  ends.push(() => kit.close(), served.close)
  kit.setBaseUrl('mastodon', served.url)
  let secrets = 0
  const tools: PlatformTools = {
    fetch,
    clock: kit.clock,
    ids: {
      next: (kind) => `${kind}_1`,
      secret: (bytes) => `${++secrets}`.padStart(Math.ceil((bytes * 4) / 3), 's'),
      bytes: (length) => new Uint8Array(length),
    },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    callbackUrl: 'https://allin.example/v1/accounts/callback/mastodon',
    publicUrl: 'https://allin.example',
    trustedHosts: [new URL(served.url).host],
  }
  const registered = new Map<string, { clientId: string; clientSecret: string }>()
  const apps: AppRegistry = {
    find: async (serverUrl) => registered.get(serverUrl) ?? null,
    save: async (serverUrl, app, before) => {
      const kept = registered.get(serverUrl)
      if (kept && kept.clientId !== before) return kept
      registered.set(serverUrl, app)
      return app
    },
  }
  const start = async () => {
    const started = await platform.connect(tools, { server: served.url }, apps)
    if (started.kind !== 'redirect') throw new Error('Mastodon has a consent screen')
    return started
  }
  const connect = async (username = 'ada') => {
    const started = await start()
    const back = await clickConsent(started.authorizeUrl, 'allow', username)
    return platform.completeConnect(tools, started.pending, back.searchParams, apps)
  }
  const publish = async (account: AccountSession, request: PublishRequest) =>
    platform.submit(tools, account, request, await platform.prepare(tools, account, request))
  const request = (text: string, more: Partial<PublishRequest> = {}): PublishRequest => ({
    content: { platform: 'mastodon', text, media: [], card: null },
    media: [],
    cardImage: null,
    marks: platform.marks(tools, kit.clock.now()),
    ...more,
  })
  const breakWith = (...faults: Fault[]) => kit.faults.set('mastodon', faults)
  return { kit, served, tools, apps, registered, start, connect, publish, request, breakWith }
}

const picture = (altText: string | null, bytes = drawPng()): PublishMedia => ({
  id: 'med_1',
  mimeType: 'image/png',
  altText,
  fileName: 'harbour.png',
  width: 16,
  height: 16,
  bytes: async () => bytes,
})

async function failureOf(work: Promise<unknown>): Promise<PlatformError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof PlatformError) return error
  throw new Error('There was no PlatformError', { cause: error })
}

describe('connecting a Mastodon account', () => {
  it('registers once with a server, uses PKCE, and takes over its limits', async () => {
    const { kit, served, start, connect, registered } = await harbour({
      limits: { maxCharacters: 2_000, maxMedia: 8 },
    })
    const account = await connect()
    expect(account).toMatchObject({
      handle: `@ada@${new URL(served.url).host}`,
      displayName: 'Ada Lindqvist',
      serverUrl: served.url,
      limits: {
        maxCharacters: 2_000,
        charactersPerUrl: 23,
        maxImages: 8,
        maxImageBytes: 16_777_216,
        maxAltTextLength: 1_500,
      },
      scopes: ['read:accounts', 'read:statuses', 'write:media', 'write:statuses'],
      secrets: { refreshToken: null, expiresAt: null },
    })
    expect(await platform.refresh({ ...(await harbour()).tools }, account)).toBeNull()
    const before = registered.get(served.url)
    expect(new URL((await start()).authorizeUrl).searchParams.get('code_challenge_method')).toBe('S256')
    expect(registered.get(served.url)).toBe(before)
    kit.reset()
    await connect()
    expect(registered.get(served.url)).not.toBe(before)
  })

  it('works with servers that know no PKCE', async () => {
    const { start, connect } = await harbour({ withoutPkce: true })
    expect(new URL((await start()).authorizeUrl).searchParams.has('code_challenge')).toBe(false)
    expect((await connect('studio')).displayName).toBe('Harbour Gazette')
  })

  it('says so when the person denies, or comes back with somebody else’s sign-in', async () => {
    const { tools, apps, start } = await harbour()
    const started = await start()
    const denied = await clickConsent(started.authorizeUrl, 'deny')
    expect(
      await failureOf(platform.completeConnect(tools, started.pending, denied.searchParams, apps)),
    ).toMatchObject({
      failure: 'rejected',
      code: 'CONSENT_DENIED',
    })
    const other = new URLSearchParams({ code: 'c', state: 'other' })
    expect(await failureOf(platform.completeConnect(tools, started.pending, other, apps))).toMatchObject({
      code: 'STATE_MISMATCH',
    })
    const forged = new URLSearchParams({ code: 'a-code-of-somebody-else', state: started.state })
    const refused = await failureOf(platform.completeConnect(tools, started.pending, forged, apps))
    expect(refused.failure).toBe('rejected')
    expect(refused.message).not.toContain('a-code-of-somebody-else')
  })

  it.each([
    'http://mastodon.social',
    '169.254.169.254',
    'https://localhost:3000',
    '@ada@10.0.0.1',
    'printer.local',
    '',
  ])('never calls %j', async (server) => {
    const { tools, apps } = await harbour()
    const calls: unknown[] = []
    const spying: typeof fetch = async (input) => {
      calls.push(input)
      return new Response()
    }
    const error = await failureOf(platform.connect({ ...tools, fetch: spying }, { server }, apps))
    expect(error.failure).toBe('rejected')
    expect(calls).toEqual([])
  })

  it('fails clearly on servers that are something else', async () => {
    const { breakWith, start } = await harbour()
    breakWith({ kind: 'html', status: 200 })
    expect(await failureOf(start())).toMatchObject({ code: 'ANSWER_NOT_UNDERSTOOD' })
    breakWith({ kind: 'status', status: 404 })
    expect(await failureOf(start())).toMatchObject({ failure: 'rejected', code: 'NOT_FOUND_ON_PLATFORM' })
  })
})

describe('publishing to Mastodon', () => {
  it('goes live with text, pictures and their descriptions, and can be read and removed', async () => {
    const { kit, tools, connect, publish, request } = await harbour({ mediaPolls: 1 })
    const account = await connect()
    const text =
      'Ferries & trams are back.\nEvery night!\n\nhttps://gazette.example/news/a-rather-long-address-about-ferries @ada #harbour <3'
    const post = await publish(
      account,
      request(text, { media: [picture('A ferry at night'), picture(null)] }),
    )
    expect(kit.live.list('mastodon')).toMatchObject([
      {
        id: post.remoteId,
        url: post.url,
        text,
        media: [{ alt: 'A ferry at night' }, { alt: null }],
        details: { visibility: 'public', application: 'AllIN' },
      },
    ])
    expect(await platform.read(tools, account, post.remoteId)).toEqual({ text, url: post.url })
    await platform.remove(tools, account, post.remoteId)
    await platform.remove(tools, account, post.remoteId)
    expect(kit.live.get('mastodon', post.remoteId)?.deletedAt).not.toBeNull()
    expect(await platform.read(tools, account, post.remoteId)).toBeNull()
  })

  it('posts once however often the same target is tried', async () => {
    const { kit, connect, publish, request } = await harbour()
    const account = await connect()
    const once = request('Only once', { media: [picture(null)] })
    const posts = [await publish(account, once), await publish(account, once)]
    expect(posts[0]).toEqual(posts[1])
    expect(kit.live.list('mastodon')).toHaveLength(1)
  })

  it.each([
    [
      { kind: 'status', status: 429, retryAfter: 17 },
      { failure: 'not-accepted', code: 'RATE_LIMITED', retryAfter: 17 },
    ],
    [
      { kind: 'status', status: 401 },
      { failure: 'unauthorized', code: 'TOKEN_REFUSED' },
    ],
    [{ kind: 'status', status: 403 }, { failure: 'rejected' }],
    [
      { kind: 'status', status: 422 },
      { failure: 'rejected', httpStatus: 422 },
    ],
    [
      { kind: 'status', status: 500 },
      { failure: 'unknown', httpStatus: 500 },
    ],
    [
      { kind: 'status', status: 503, retryAfter: 9 },
      { failure: 'unknown', retryAfter: 9 },
    ],
    [{ kind: 'hang' }, { failure: 'unknown', code: 'TIMEOUT' }],
    [{ kind: 'reset' }, { failure: 'unknown', code: 'CONNECTION_LOST' }],
    [{ kind: 'html' }, { failure: 'unknown', httpStatus: 502 }],
    [
      { kind: 'html', status: 200 },
      { failure: 'unknown', code: 'ANSWER_NOT_UNDERSTOOD' },
    ],
    [{ kind: 'truncated' }, { failure: 'unknown', code: 'ANSWER_NOT_UNDERSTOOD' }],
    [{ kind: 'accept-then-fail' }, { failure: 'unknown', httpStatus: 500 }],
  ] satisfies [Fault, object][])('takes %j on submit for what it is', async (fault, expected) => {
    const { connect, publish, request, breakWith } = await harbour()
    const account = await connect()
    breakWith({ ...fault, match: '^POST /api/v1/statuses' })
    const error = await failureOf(publish(account, request('Hello')))
    expect(error).toMatchObject(expected)
    expect(JSON.stringify([error.message, error.stack])).not.toContain(account.secrets.accessToken)
  })

  it('is certainly not accepted while the server is down, or while uploading fails', async () => {
    const { served, connect, publish, request, breakWith } = await harbour()
    const account = await connect()
    breakWith({ kind: 'reset', match: 'media' })
    expect(await failureOf(publish(account, request('Hi', { media: [picture(null)] })))).toMatchObject({
      failure: 'not-accepted',
    })
    await served.close()
    expect(await failureOf(publish(account, request('Hi')))).toMatchObject({
      failure: 'not-accepted',
      code: 'UNREACHABLE',
    })
  })

  it('waits for slow pictures only so long', async () => {
    const { tools, connect, request } = await harbour({ mediaPolls: 1_000 })
    const impatient = createMastodon({ mediaPatienceMilliseconds: 700 })
    const slow = request('Hi', { media: [picture(null)] })
    expect(await failureOf(impatient.prepare(tools, await connect(), slow))).toMatchObject({
      failure: 'not-accepted',
      code: 'MEDIA_NOT_READY',
    })
  })

  it('passes on why the server refused, and when a used-up limit opens again', async () => {
    const { connect, publish, request } = await harbour()
    const account = await connect()
    const tooLong = await failureOf(publish(account, request('x'.repeat(501))))
    expect(tooLong).toMatchObject({
      failure: 'rejected',
      message: expect.stringContaining('Text character limit of 500 exceeded'),
    })
    let limited: PlatformError | undefined
    while (limited?.code !== 'RATE_LIMITED') {
      limited = await failureOf(publish(account, request('x'.repeat(501))))
    }
    expect(limited.retryAfter).toBeGreaterThan(0)
    expect(limited.retryAfter).toBeLessThanOrEqual(300)
  })
})

describe('an unknown outcome on Mastodon', () => {
  async function unknown(
    fault: Fault,
    text = 'Is it there? https://gazette.example/x?a=1&b=2 @noor@example.com',
  ) {
    const server = await harbour()
    const account = await server.connect()
    const request = server.request(text, { media: [picture('Alt')] })
    const attemptedAt = server.kit.clock.now()
    server.breakWith({ ...fault, match: '^POST /api/v1/statuses' })
    expect((await failureOf(server.publish(account, request))).failure).toBe('unknown')
    server.breakWith()
    const confirm = (claimed: string[] = [], more: Partial<PostSearch> = {}) =>
      platform.confirm(server.tools, account, request, searchSince(attemptedAt, { claimed, ...more }))
    return { ...server, account, request, newRequest: server.request, confirm }
  }

  it('is found when the server took it and failed afterwards', async () => {
    const { kit, confirm } = await unknown({ kind: 'accept-then-fail', with: 'reset' })
    const [live] = kit.live.list('mastodon')
    expect(await confirm()).toEqual({ kind: 'found', post: { remoteId: live?.id, url: live?.url } })
    expect(await confirm([live?.id ?? ''])).toEqual({ kind: 'absent' })
  })

  it('is absent when it never went in, and a new try posts once', async () => {
    const { kit, account, request, publish, confirm } = await unknown({ kind: 'reset' })
    expect(await confirm()).toEqual({ kind: 'absent' })
    await publish(account, request)
    expect(await confirm()).toMatchObject({ kind: 'found' })
    expect(kit.live.list('mastodon')).toHaveLength(1)
  })

  it('never takes an older post, another text or another number of pictures for it', async () => {
    const server = await harbour()
    const account = await server.connect()
    await server.publish(account, server.request('Again'))
    server.kit.clock.advance(10 * 60_000)
    await server.publish(account, server.request('Again!'))
    await server.publish(account, server.request('Again', { media: [picture(null)] }))
    const search = searchSince(server.kit.clock.now())
    expect(await platform.confirm(server.tools, account, server.request('Again'), search)).toEqual({
      kind: 'absent',
    })
  })

  it('is found behind a page of newer posts', async () => {
    const server = await unknown({ kind: 'accept-then-fail' })
    for (let each = 0; each < 45; each += 1) {
      await server.publish(server.account, server.newRequest(`Newer ${each}`))
    }
    expect(await server.confirm()).toMatchObject({ kind: 'found' })
  })

  it('is unreadable while the server is down; forbidden reading leans on the idempotency key for an hour', async () => {
    const { kit, breakWith, confirm } = await unknown({ kind: 'hang' })
    breakWith({ kind: 'status', status: 503 })
    expect(await confirm()).toMatchObject({ kind: 'unreadable' })
    breakWith({ kind: 'status', status: 403 })
    expect(await confirm()).toEqual({ kind: 'absent', unread: true })
    // Whatever the worker's own clock says: the age of the try is told by the database.
    kit.clock.advance(51 * 60_000)
    expect(await confirm()).toEqual({ kind: 'absent', unread: true })
    expect(await confirm([], { age: 51 * 60 })).toMatchObject({ kind: 'unreadable' })
    // The key counts from the first call, however lately the last one was made.
    expect(await confirm([], { age: 60, firstAge: 51 * 60 })).toMatchObject({ kind: 'unreadable' })
  })

  it('leaves it to the key, not to the words, which of two posts with the same words is there', async () => {
    const { confirm } = await unknown({ kind: 'accept-then-fail' })
    expect(await confirm([], { twins: 1 })).toEqual({ kind: 'absent', unread: true })
    expect(await confirm([], { twins: 1, age: 51 * 60 })).toMatchObject({ kind: 'unreadable' })
    expect(await confirm([], { age: 51 * 60 })).toMatchObject({ kind: 'found' })
  })
})
