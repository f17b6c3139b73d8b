import { afterEach, describe, expect, it } from 'vitest'
import { createKit, type Fault, serve } from '../../../sandbox/kit/index.ts'
import { drawGif, drawPng } from '../../../sandbox/testing/images.ts'
import { clickConsent } from '../../../sandbox/testing/index.ts'
import { createX as createServer, type XOptions } from '../../../sandbox/x/index.ts'
import type { AccountSession, AppRegistry, PlatformTools, PublishMedia, PublishRequest } from '../platform.ts'
import { PlatformError } from '../platform.ts'
import { searchSince } from '../testing/world.ts'
import { createX, type XSettings } from './index.ts'

const ends: (() => unknown)[] = []
const minute = 60_000
const nobody: AppRegistry = { find: async () => null, save: async (_, app) => app }

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function birdhouse(options: XOptions = {}, changes: Partial<XSettings> = {}) {
  const kit = createKit({ dir: null })
  const served = await serve(createServer(kit, options), 0)
  ends.push(() => kit.close(), served.close)
  kit.setBaseUrl('x', served.url)
  const platform = createX({
    apiUrl: served.url,
    authorizeUrl: `${served.url}/i/oauth2/authorize`,
    clientId: 'allin-local',
    clientSecret: 'allin-local-secret',
    timeoutMilliseconds: 2_000,
    ...changes,
  })
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
    callbackUrl: 'https://allin.example/v1/accounts/callback/x',
    publicUrl: 'https://allin.example',
    trustedHosts: [],
  }
  const start = async () => {
    const started = await platform.connect(tools, {}, nobody)
    if (started.kind !== 'redirect') throw new Error('X has a consent screen')
    return started
  }
  const connect = async (username = 'ada') => {
    const started = await start()
    const back = await clickConsent(started.authorizeUrl, 'allow', username)
    return platform.completeConnect(tools, started.pending, back.searchParams, nobody)
  }
  const publish = async (account: AccountSession, request: PublishRequest) =>
    platform.submit(tools, account, request, await platform.prepare(tools, account, request))
  const request = (text: string, more: Partial<PublishRequest> = {}): PublishRequest => ({
    content: { platform: 'x', text, media: [], card: null },
    media: [],
    cardImage: null,
    marks: platform.marks(tools, kit.clock.now()),
    ...more,
  })
  const breakWith = (...faults: Fault[]) => kit.faults.set('x', faults)
  const confirm = (account: AccountSession, of: PublishRequest, claimed: string[] = []) =>
    platform.confirm(tools, account, of, searchSince(kit.clock.now(), { claimed }))
  const live = () => kit.live.list('x').filter((post) => post.deletedAt === null)
  return { kit, served, platform, tools, start, connect, publish, request, breakWith, confirm, live }
}

const picture = (altText: string | null, bytes = drawPng(), mimeType = 'image/png'): PublishMedia => ({
  id: 'med_1',
  mimeType,
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

describe('connecting an X account', () => {
  it('asks for consent with PKCE and learns who allowed it', async () => {
    const { served, kit, start, connect } = await birdhouse()
    const { searchParams } = new URL((await start()).authorizeUrl)
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    const account = await connect()
    expect(account).toMatchObject({
      handle: '@ada',
      displayName: 'Ada Lindqvist',
      profileUrl: `${served.url}/ada`,
      serverUrl: null,
      scopes: ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access'],
    })
    expect(account.secrets.refreshToken).not.toBeNull()
    const seconds = (Number(account.secrets.expiresAt) - kit.clock.now().getTime()) / 1_000
    expect(seconds).toBeGreaterThan(7_100)
    expect(seconds).toBeLessThanOrEqual(7_200)
  })

  it('works with a public client that has no secret', async () => {
    const { connect } = await birdhouse({}, { clientId: 'allin-public', clientSecret: null })
    expect((await connect('studio')).handle).toBe('@studio')
  })

  it('says what happened when the person denies, the state is foreign, or the code came too late', async () => {
    const { kit, platform, tools, start } = await birdhouse()
    const started = await start()
    const denied = await clickConsent(started.authorizeUrl, 'deny')
    const complete = (query: URLSearchParams) =>
      failureOf(platform.completeConnect(tools, started.pending, query, nobody))
    expect((await complete(denied.searchParams)).code).toBe('CONSENT_DENIED')
    expect((await complete(new URLSearchParams({ state: 'other', code: 'c' }))).code).toBe('STATE_MISMATCH')
    const allowed = await clickConsent(started.authorizeUrl)
    kit.clock.advance(31_000)
    expect((await complete(allowed.searchParams)).failure).toBe('unauthorized')
  })

  it('names the operator’s setting when there is no X app or X does not know it', async () => {
    const none = await birdhouse({}, { clientId: null })
    expect(await failureOf(none.start())).toMatchObject({ failure: 'rejected', code: 'NOT_CONFIGURED' })
    const wrong = await birdhouse({}, { clientSecret: 'wrong' })
    expect(await failureOf(wrong.connect())).toMatchObject({
      failure: 'not-accepted',
      code: 'CLIENT_REFUSED',
    })
  })
})

describe('staying connected to X', () => {
  it('gets new tokens from the refresh token, which then works no more', async () => {
    const { kit, platform, tools, connect, publish, request } = await birdhouse()
    const account = await connect()
    kit.clock.advance(121 * minute)
    expect((await failureOf(publish(account, request('Too late')))).failure).toBe('unauthorized')
    const secrets = await platform.refresh(tools, account)
    if (!secrets) throw new Error('X tokens expire')
    expect(secrets.refreshToken).not.toBe(account.secrets.refreshToken)
    await publish({ ...account, secrets }, request('In time'))
    const second = await failureOf(platform.refresh(tools, account))
    expect(second).toMatchObject({ failure: 'unauthorized', code: 'TOKEN_REFUSED' })
  })

  it('keeps the refresh token it has when an answer brings none', async () => {
    const { platform, tools, connect } = await birdhouse()
    const account = await connect()
    const answers = ['', undefined].map((refresh_token) =>
      Response.json({
        token_type: 'bearer',
        expires_in: 7200,
        access_token: 'new',
        scope: '',
        refresh_token,
      }),
    )
    const answer = async () => answers.shift() ?? Response.error()
    for (const _ of [1, 2]) {
      const secrets = await platform.refresh({ ...tools, fetch: answer }, account)
      expect(secrets).toMatchObject({ accessToken: 'new', refreshToken: account.secrets.refreshToken })
    }
  })

  it('does not give an account up because X is down or our X app is refused', async () => {
    const { platform, tools, connect, breakWith } = await birdhouse()
    const account = await connect()
    for (const fault of [{ kind: 'status', status: 503 }, { kind: 'reset' }, { kind: 'hang' }] as const) {
      breakWith({ ...fault, times: 1 })
      expect((await failureOf(platform.refresh(tools, account))).failure).toBe('not-accepted')
    }
    const { secrets } = await birdhouse({ apps: [] }).then((other) => ({
      secrets: failureOf(createX({ apiUrl: other.served.url, clientId: 'gone' }).refresh(tools, account)),
    }))
    expect(await secrets).toMatchObject({ failure: 'not-accepted', code: 'CLIENT_REFUSED' })
  })
})

describe('publishing to X', () => {
  it('posts text with a link and answers the address of the post', async () => {
    const { served, connect, publish, request, live, platform, tools } = await birdhouse()
    const account = await connect()
    const text = 'Fish & chips < "5" €\n\nhttps://harbour.example/menu?today=1'
    const post = await publish(account, request(text))
    expect(post.url).toBe(`${served.url}/ada/status/${post.remoteId}`)
    expect(live()).toMatchObject([
      { id: post.remoteId, text, card: { url: 'https://harbour.example/menu?today=1' } },
    ])
    expect(await platform.read(tools, account, post.remoteId)).toEqual({ text, url: post.url })
  })

  it('posts four images with their alternative texts, without words', async () => {
    const { connect, publish, request, live } = await birdhouse({ mediaPolls: 1 })
    const account = await connect()
    const media = ['One', 'Two', null, 'Four'].map((alt, index) => picture(alt, drawPng(8 + index, 8)))
    await publish(account, request('', { media }))
    expect(live()[0]?.media.map(({ alt, width }) => [alt, width])).toEqual([
      ['One', 8],
      ['Two', 9],
      [null, 10],
      ['Four', 11],
    ])
  })

  it('uploads a large image in segments and waits until a GIF is processed', async () => {
    const { connect, publish, request, live, kit } = await birdhouse()
    const account = await connect()
    const large = new Uint8Array(4_500_000)
    large.set(drawPng(640, 480))
    await publish(account, request('Large', { media: [picture('Sea', large)] }))
    await publish(account, request('Moving', { media: [picture(null, drawGif(), 'image/gif')] }))
    const [first, second] = live()
    expect(kit.store.blobs.get(first?.media[0]?.hash ?? '')?.bytes.length).toBe(4_500_000)
    expect(second?.media[0]?.mimeType).toBe('image/gif')
  })

  it('passes on why X refuses, without a token in the words', async () => {
    const { connect, publish, request, live } = await birdhouse()
    const account = await connect()
    const error = await failureOf(publish(account, request('long '.repeat(80))))
    expect(error).toMatchObject({ failure: 'rejected', httpStatus: 400 })
    expect(error.message).toContain('too long')
    expect(error.message).not.toContain(account.secrets.accessToken)
    const notAnImage = picture(null, new TextEncoder().encode('<svg/>'))
    expect((await failureOf(publish(account, request('', { media: [notAnImage] })))).failure).toBe('rejected')
    expect(live()).toEqual([])
  })

  it('waits as long as X asks when its limit of posts is reached', async () => {
    const { kit, connect, publish, request } = await birdhouse()
    // X counts by quarters of the hour: all the posts must fall into one.
    kit.clock.advance(15 * minute - (kit.clock.now().getTime() % (15 * minute)))
    const account = await connect()
    for (let index = 0; index < 100; index += 1) await publish(account, request(`Post ${index}`))
    const error = await failureOf(publish(account, request('One too many')))
    expect(error).toMatchObject({ failure: 'not-accepted', code: 'RATE_LIMITED', httpStatus: 429 })
    kit.clock.advance((error.retryAfter ?? 0) * 1_000)
    await publish(account, request('One too many'))
  })

  it('waits for the next day when the limit per 24 hours is spent', async () => {
    const { kit, platform, tools, connect, request } = await birdhouse()
    const account = await connect()
    const reset = Math.floor(kit.clock.now().getTime() / 1_000) + 5_000
    const headers = { 'x-app-limit-24hour-remaining': '0', 'x-app-limit-24hour-reset': String(reset) }
    const answer = async () => Response.json({ title: 'Too Many Requests' }, { status: 429, headers })
    const work = platform.submit({ ...tools, fetch: answer }, account, request('Hello'), { mediaIds: [] })
    expect((await failureOf(work)).retryAfter).toBeGreaterThan(4_990)
  })

  const faults: [Fault, string][] = [
    [{ kind: 'status', status: 500, match: 'POST /2/tweets' }, 'unknown'],
    [{ kind: 'hang', match: 'POST /2/tweets' }, 'unknown'],
    [{ kind: 'reset', match: 'POST /2/tweets' }, 'unknown'],
    [{ kind: 'html', status: 200, match: 'POST /2/tweets' }, 'unknown'],
    [{ kind: 'status', status: 429, retryAfter: 7, match: 'POST /2/tweets' }, 'not-accepted'],
    [{ kind: 'status', status: 401, match: 'POST /2/tweets' }, 'unauthorized'],
    [{ kind: 'status', status: 403, match: 'POST /2/tweets' }, 'rejected'],
    [{ kind: 'status', status: 402, match: 'POST /2/tweets' }, 'rejected'],
    [{ kind: 'status', status: 503, match: 'POST /2/media' }, 'not-accepted'],
    [{ kind: 'reset', match: 'append' }, 'not-accepted'],
  ]
  it.each(faults)('when X does %o, the outcome is %s and nothing is live', async (fault, failure) => {
    const { connect, publish, request, breakWith, confirm, live } = await birdhouse()
    const account = await connect()
    breakWith(fault)
    const post = request('Calm sea', { media: [picture(null)] })
    expect((await failureOf(publish(account, post))).failure).toBe(failure)
    breakWith()
    expect(live()).toEqual([])
    expect(await confirm(account, post)).toEqual({ kind: 'absent' })
  })
})

describe('finding out whether a post is live on X', () => {
  const accepted: Fault[] = [
    { kind: 'accept-then-fail', match: 'POST /2/tweets' },
    { kind: 'accept-then-fail', with: 'hang', match: 'POST /2/tweets' },
    { kind: 'accept-then-fail', with: 'reset', match: 'POST /2/tweets' },
    { kind: 'truncated', match: 'POST /2/tweets' },
  ]
  it.each(accepted)('finds a post that X took before it did %o', async (fault) => {
    const { connect, publish, request, breakWith, confirm, live } = await birdhouse()
    const account = await connect()
    breakWith({ ...fault, times: 1 })
    const text = 'Tide tables & more:\nhttps://Harbour.example/Tide%20Table/ 🌊 example.com/x'
    const post = request(text, { media: [picture('Waves')] })
    expect((await failureOf(publish(account, post))).failure).toBe('unknown')
    const [found] = live()
    expect(await confirm(account, post)).toMatchObject({ kind: 'found', post: { remoteId: found?.id } })
    expect(await confirm(account, post, [found?.id ?? ''])).toEqual({ kind: 'absent' })
    expect(await confirm(account, request(text))).toEqual({ kind: 'absent' })
    expect(await confirm(account, request(`${text}!`, { media: post.media }))).toEqual({ kind: 'absent' })
  })

  it('takes no post from long before the try', async () => {
    const { kit, connect, publish, request, confirm } = await birdhouse()
    const account = await connect()
    await publish(account, request('Every year again'))
    kit.clock.advance(10 * minute)
    expect(await confirm(account, request('Every year again'))).toEqual({ kind: 'absent' })
  })

  it('leaves it open when X refuses a repetition of what may be ours', async () => {
    const { connect, publish, request, breakWith, confirm, live } = await birdhouse()
    const account = await connect()
    breakWith({ kind: 'accept-then-fail', match: 'POST /2/tweets', times: 1 })
    const post = request('Only once')
    await failureOf(publish(account, post))
    expect(await failureOf(publish(account, post))).toMatchObject({
      failure: 'unknown',
      code: 'DUPLICATE_CONTENT',
    })
    expect(await confirm(account, post)).toMatchObject({ kind: 'found' })
    expect(live()).toHaveLength(1)
  })

  it('is certain that it was refused when the same words are older than the post', async () => {
    const { kit, connect, publish, request } = await birdhouse()
    const account = await connect()
    await publish(account, request('Good morning'))
    kit.clock.advance(60 * minute)
    expect(await failureOf(publish(account, request('Good morning')))).toMatchObject({
      failure: 'rejected',
      code: 'DUPLICATE_CONTENT',
    })
  })

  it('reads on through a busy account, and says so when it cannot see far enough', async () => {
    const { kit, connect, publish, request, confirm } = await birdhouse()
    const account = await connect()
    const post = request('Needle')
    await publish(account, post)
    for (let index = 0; index < 60; index += 1) await publish(account, request(`Hay ${index}`))
    expect(await confirm(account, post)).toMatchObject({ kind: 'found' })
    kit.clock.advance(16 * minute)
    for (let index = 60; index < 110; index += 1) await publish(account, request(`Hay ${index}`))
    expect(await confirm(account, post)).toMatchObject({ kind: 'unreadable' })
  })

  it('cannot tell while X does not let us look', async () => {
    const { connect, request, breakWith, confirm } = await birdhouse()
    const account = await connect()
    for (const fault of [{ kind: 'status', status: 503 }, { kind: 'html' }, { kind: 'reset' }] as const) {
      breakWith(fault)
      expect(await confirm(account, request('Hello'))).toMatchObject({ kind: 'unreadable' })
    }
  })

  it('sees a post only once X’s list has caught up', async () => {
    const { kit, connect, publish, request, confirm } = await birdhouse({ readLag: 30_000 })
    const account = await connect()
    const post = request('Slow index')
    await publish(account, post)
    expect(await confirm(account, post)).toEqual({ kind: 'absent' })
    kit.clock.advance(31_000)
    expect(await confirm(account, post)).toMatchObject({ kind: 'found' })
  })
})

describe('deleting from X', () => {
  it('deletes a post; one that is gone counts as deleted, a foreign one stays', async () => {
    const { platform, tools, connect, publish, request, live } = await birdhouse()
    const ada = await connect()
    const studio = await connect('studio')
    const post = await publish(ada, request('Soon gone'))
    expect((await failureOf(platform.remove(tools, studio, post.remoteId))).failure).toBe('rejected')
    expect(live()).toHaveLength(1)
    await platform.remove(tools, ada, post.remoteId)
    await platform.remove(tools, ada, post.remoteId)
    expect(live()).toEqual([])
    expect(await platform.read(tools, ada, post.remoteId)).toBeNull()
  })
})
