import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { createKit, serve } from '../kit/index.ts'
import { drawGif, drawPng } from '../testing/images.ts'
import { clickConsent } from '../testing/index.ts'
import { readSpecification } from '../testing/specification.ts'
import { createX, type XOptions } from './index.ts'

const specification = readSpecification('x-api-v2.openapi.json')
const scopes = 'tweet.read tweet.write users.read media.write offline.access'
const redirectUri = 'https://allin.example/callback'
const verifier = 'v'.repeat(60)
const challenge = createHash('sha256').update(verifier).digest('base64url')
const ends: (() => unknown)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

interface Answer {
  status: number
  headers: Headers
  body: Body
}

/** Fields that these tests look at; which of them an answer has is what the tests find out. */
interface Body {
  title?: string
  detail: string
  status?: number
  data: {
    id: string
    text: string
    deleted?: boolean
    processing_info?: { state: string }
    entities: { urls: { start: number; end: number; url: string; expanded_url: string }[] }
    attachments: { media_keys: string[] }
  }
  meta: { result_count: number; next_token?: string }
  includes: { media: { alt_text?: string }[] }
  errors?: { title: string }[]
}

/** X, and a client that compares every answer with the vendor's document. */
async function birdhouse(options: XOptions = {}) {
  const kit = createKit({ dir: null })
  const served = await serve(createX(kit, options), 0)
  ends.push(() => kit.close(), served.close)
  kit.setBaseUrl('x', served.url)
  kit.setBaseUrl('hub', 'http://localhost:4610')
  let token: string | null = null
  const call = async (method: string, path: string, body?: object | FormData): Promise<Answer> => {
    const response = await fetch(served.url + path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body && !(body instanceof FormData) ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: body instanceof FormData ? body : JSON.stringify(body) } : {}),
    })
    const answered = await response.json()
    const pattern = path.split('?')[0]?.replace(/\/\d{2,}(?=\/|$)/, '/{id}') ?? path
    expect(specification?.differences(method, pattern, response.status, answered) ?? []).toEqual([])
    return { status: response.status, headers: response.headers, body: answered }
  }
  const authorizeUrl = (changes: Record<string, string> = {}) =>
    `${served.url}/i/oauth2/authorize?${new URLSearchParams({
      response_type: 'code',
      client_id: 'allin-public',
      redirect_uri: redirectUri,
      scope: scopes,
      state: 's1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...changes,
    })}`
  const requestToken = async (form: Record<string, string>, headers: Record<string, string> = {}) => {
    const response = await fetch(`${served.url}/2/oauth2/token`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ client_id: 'allin-public', ...form }),
    })
    return { status: response.status, body: await response.json() }
  }
  const exchange = (code: string, changes: Record<string, string> = {}) =>
    requestToken({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...changes,
    })
  const signIn = async (username = 'ada') => {
    const back = await clickConsent(authorizeUrl(), 'allow', username)
    const { body } = await exchange(back.searchParams.get('code') ?? '')
    token = body.access_token
    return body
  }
  const upload = async (bytes: Uint8Array<ArrayBuffer>, type = 'image/png', category = 'tweet_image') => {
    const { body } = await call('POST', '/2/media/upload/initialize', {
      media_type: type,
      media_category: category,
      total_bytes: bytes.length,
    })
    const form = new FormData()
    form.set('segment_index', '0')
    form.set('media', new Blob([bytes]))
    await call('POST', `/2/media/upload/${body.data.id}/append`, form)
    return call('POST', `/2/media/upload/${body.data.id}/finalize`)
  }
  const use = (accessToken: string | null) => {
    token = accessToken
  }
  return { kit, served, call, authorizeUrl, exchange, requestToken, signIn, upload, use }
}

describe('X’s consent and tokens', () => {
  it('gives a code for a proof key and tokens that end after two hours', async () => {
    const { kit, signIn, call } = await birdhouse()
    expect(await signIn()).toMatchObject({ token_type: 'bearer', expires_in: 7_200, scope: scopes })
    const me = await call('GET', '/2/users/me?user.fields=profile_image_url')
    expect(me.body.data).toMatchObject({ username: 'ada', name: 'Ada Lindqvist' })
    kit.clock.advance(7_201_000)
    expect((await call('GET', '/2/users/me')).status).toBe(401)
  })

  it('takes a code once, in time, and with its verifier alone', async () => {
    const { kit, authorizeUrl, exchange } = await birdhouse()
    const code = async () => (await clickConsent(authorizeUrl())).searchParams.get('code') ?? ''
    const used = await code()
    expect((await exchange(used)).status).toBe(200)
    expect((await exchange(used)).status).toBe(400)
    expect((await exchange(await code(), { code_verifier: 'other' })).status).toBe(400)
    const late = await code()
    kit.clock.advance(31_000)
    expect((await exchange(late)).body.error).toBe('invalid_request')
  })

  it('refuses to ask for consent without a proof key, a state or a known client', async () => {
    const { authorizeUrl } = await birdhouse()
    for (const changes of [
      { code_challenge: '' },
      { state: '' },
      { client_id: 'who' },
      { scope: 'dm.read' },
    ]) {
      expect((await fetch(authorizeUrl(changes))).status).toBe(400)
    }
  })

  it('wants the secret of a confidential client', async () => {
    const { requestToken } = await birdhouse()
    const form = { grant_type: 'refresh_token', refresh_token: 'x', client_id: 'allin-local' }
    expect((await requestToken(form)).status).toBe(401)
    const wrong = { authorization: `Basic ${btoa('allin-local:wrong')}` }
    expect((await requestToken(form, wrong)).status).toBe(401)
    const right = { authorization: `Basic ${btoa('allin-local:allin-local-secret')}` }
    expect((await requestToken(form, right)).status).toBe(400)
  })

  it('exchanges a refresh token once and ends the access token before it', async () => {
    const { signIn, requestToken, call, use } = await birdhouse()
    const { access_token: first, refresh_token } = await signIn()
    const form = { grant_type: 'refresh_token', refresh_token }
    const next = await requestToken(form)
    expect(next.body.refresh_token).not.toBe(refresh_token)
    expect((await requestToken(form)).status).toBe(400)
    use(first)
    expect((await call('GET', '/2/users/me')).status).toBe(401)
    use(next.body.access_token)
    expect((await call('GET', '/2/users/me')).status).toBe(200)
  })

  it('ends everything of a consent when a token is revoked', async () => {
    const { served, signIn, call, requestToken } = await birdhouse()
    const { access_token, refresh_token } = await signIn()
    const body = new URLSearchParams({ token: access_token, client_id: 'allin-public' })
    await fetch(`${served.url}/2/oauth2/revoke`, { method: 'POST', body })
    expect((await call('GET', '/2/users/me')).status).toBe(401)
    expect((await requestToken({ grant_type: 'refresh_token', refresh_token })).status).toBe(400)
  })
})

describe('X’s posts', () => {
  it('counts addresses as 23 and CJK as 2, up to 280', async () => {
    const { signIn, call } = await birdhouse()
    await signIn()
    const post = (text: string) => call('POST', '/2/tweets', { text })
    expect((await post(`${'x'.repeat(256)} https://harbour.org/${'long/'.repeat(40)}`)).status).toBe(201)
    expect((await post('海'.repeat(140))).status).toBe(201)
    const long = await post('海'.repeat(141))
    expect(long).toMatchObject({ status: 400, body: { title: 'Invalid Request', status: 400 } })
  })

  it('shows a post with its address shortened and its special characters escaped', async () => {
    const { signIn, call } = await birdhouse()
    await signIn()
    const { body } = await call('POST', '/2/tweets', { text: 'A & B https://harbour.example/a?b=1&c=2' })
    expect(body.data.text).toMatch(/^A &amp; B https:\/\/t\.co\/\w{10}$/)
    const read = await call('GET', `/2/tweets/${body.data.id}?post.fields=entities,created_at`)
    const [link] = read.body.data.entities.urls
    expect(link?.expanded_url).toBe('https://harbour.example/a?b=1&c=2')
    expect([...read.body.data.text].slice(link?.start, link?.end).join('')).toBe(link?.url)
  })

  it('refuses the same words again, and takes them after the first post was deleted', async () => {
    const { signIn, call, kit } = await birdhouse()
    await signIn()
    const { body } = await call('POST', '/2/tweets', { text: 'Once' })
    const again = await call('POST', '/2/tweets', { text: ' Once ' })
    expect(again).toMatchObject({
      status: 403,
      body: { title: 'Forbidden', type: 'about:blank', status: 403 },
    })
    expect(again.body.detail).toContain('duplicate content')
    expect((await call('DELETE', `/2/tweets/${body.data.id}`)).body.data.deleted).toBe(true)
    expect((await call('POST', '/2/tweets', { text: 'Once' })).status).toBe(201)
    expect(kit.live.list('x').map((post) => post.deletedAt === null)).toEqual([false, true])
  })

  it('tells the limits in headers and refuses the post after the hundredth', async () => {
    const { kit, signIn, call } = await birdhouse()
    // X counts by quarters of the hour: all the posts must fall into one.
    kit.clock.advance(900_000 - (kit.clock.now().getTime() % 900_000))
    await signIn()
    for (let index = 1; index <= 100; index += 1) {
      const { headers } = await call('POST', '/2/tweets', { text: `Post ${index}` })
      expect(headers.get('x-rate-limit-remaining')).toBe(String(100 - index))
    }
    const refused = await call('POST', '/2/tweets', { text: 'Too many' })
    expect(refused.status).toBe(429)
    const seconds = Number(refused.headers.get('x-rate-limit-reset')) - kit.clock.now().getTime() / 1_000
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(900)
  })

  it('refuses unknown fields, unknown query parameters and nothing at all', async () => {
    const { signIn, call } = await birdhouse()
    await signIn()
    expect((await call('POST', '/2/tweets', { text: 'a', colour: 'red' })).status).toBe(400)
    expect((await call('POST', '/2/tweets', { text: '  ' })).status).toBe(400)
    expect((await call('GET', '/2/tweets/10?tweets.fields=id')).status).toBe(400)
  })

  it('lists the newest first, in pages, and answers an unknown post with a problem beside no data', async () => {
    const { signIn, call } = await birdhouse()
    await signIn()
    const me = (await call('GET', '/2/users/me')).body.data.id
    for (const text of ['1', '2', '3', '4', '5', '6', '7']) await call('POST', '/2/tweets', { text })
    const first = await call('GET', `/2/users/${me}/tweets?max_results=5`)
    expect(first.body.data).toMatchObject(['7', '6', '5', '4', '3'].map((text) => ({ text })))
    const next = `/2/users/${me}/tweets?max_results=5&pagination_token=${first.body.meta.next_token}`
    expect((await call('GET', next)).body.meta).toMatchObject({ result_count: 2 })
    const missing = await call('GET', '/2/tweets/10')
    expect(missing).toMatchObject({ status: 200, body: { errors: [{ title: 'Not Found Error' }] } })
    expect(missing.body.data).toBeUndefined()
  })

  it('shows posts to the list of their author only after the lag', async () => {
    const { kit, signIn, call } = await birdhouse({ readLag: 5_000 })
    await signIn()
    const me = (await call('GET', '/2/users/me')).body.data.id
    await call('POST', '/2/tweets', { text: 'Hello' })
    expect((await call('GET', `/2/users/${me}/tweets`)).body.meta.result_count).toBe(0)
    kit.clock.advance(5_001)
    expect((await call('GET', `/2/users/${me}/tweets`)).body.meta.result_count).toBe(1)
  })

  it('deletes nothing of somebody else', async () => {
    const { signIn, call } = await birdhouse()
    await signIn('ada')
    const { body } = await call('POST', '/2/tweets', { text: 'Mine' })
    await signIn('studio')
    expect((await call('DELETE', `/2/tweets/${body.data.id}`)).status).toBe(403)
  })
})

describe('X’s media', () => {
  it('puts segments together, keeps the alternative text and shows both on the post', async () => {
    const { kit, signIn, call, upload } = await birdhouse()
    await signIn()
    const { body } = await upload(drawPng(30, 20))
    const id: string = body.data.id
    expect(body.data.processing_info).toBeUndefined()
    const metadata = { alt_text: { text: 'A quay at night' } }
    await call('POST', '/2/media/metadata', { id, metadata })
    const post = await call('POST', '/2/tweets', { text: 'Look', media: { media_ids: [id] } })
    expect(post.status).toBe(201)
    expect(kit.live.list('x')[0]?.media).toMatchObject([{ alt: 'A quay at night', width: 30, height: 20 }])
    const query = 'expansions=attachments.media_keys&media.fields=alt_text&post.fields=attachments,entities'
    const read = await call('GET', `/2/tweets/${post.body.data.id}?${query}`)
    expect(read.body.data.attachments.media_keys).toEqual([`3_${id}`])
    expect(read.body.includes.media[0]?.alt_text).toBe('A quay at night')
  })

  it('lets a GIF be posted only when it was processed, and alone', async () => {
    const { signIn, call, upload } = await birdhouse()
    await signIn()
    const gif = (await upload(drawGif(), 'image/gif', 'tweet_gif')).body.data
    const png = (await upload(drawPng())).body.data
    expect(gif.processing_info).toMatchObject({ state: 'in_progress', check_after_secs: 1 })
    const post = (...media_ids: string[]) => call('POST', '/2/tweets', { text: 'Hi', media: { media_ids } })
    expect((await post(gif.id)).status).toBe(400)
    const status = await call('GET', `/2/media/upload?command=STATUS&media_id=${gif.id}`)
    expect(status.body.data.processing_info?.state).toBe('succeeded')
    expect((await post(gif.id, png.id)).status).toBe(400)
    expect((await post(gif.id)).status).toBe(201)
  })

  it('refuses what is too large, is no image, misses segments or belongs to somebody else', async () => {
    const { signIn, call, upload } = await birdhouse()
    await signIn()
    const tooLarge = { media_type: 'image/png', media_category: 'tweet_image', total_bytes: 6_000_000 }
    expect((await call('POST', '/2/media/upload/initialize', tooLarge)).status).toBe(400)
    expect((await upload(new TextEncoder().encode('<svg/>'))).status).toBe(400)
    const { body } = await call('POST', '/2/media/upload/initialize', { ...tooLarge, total_bytes: 100 })
    expect((await call('POST', `/2/media/upload/${body.data.id}/finalize`)).status).toBe(400)
    const mine = (await upload(drawPng())).body.data.id
    await signIn('studio')
    const stolen = await call('POST', '/2/tweets', { text: 'Mine now', media: { media_ids: [mine] } })
    expect(stolen.status).toBe(400)
  })
})
