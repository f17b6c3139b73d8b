import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKit, type Kit, serve } from '../kit/index.ts'
import { drawGif, drawPng } from '../testing/images.ts'
import { clickConsent } from '../testing/index.ts'
import { readSpecification } from '../testing/specification.ts'
import { createMastodon, type MastodonOptions } from './index.ts'

const specification = readSpecification('mastodon.openapi.json')
const scopes = 'read:accounts read:statuses write:media write:statuses'
const redirectUri = 'https://allin.example/callback'
const ends: (() => unknown)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

interface Answer {
  status: number
  headers: Headers
  body: Record<string, unknown> & { id: string; error?: string }
}

/** A server, and a client that compares every answer with the vendor's document. */
async function harbour(options: MastodonOptions = {}) {
  const kit = createKit({ dir: null })
  ends.push(() => kit.close())
  const served = await serve(createMastodon(kit, options), 0)
  ends.push(served.close)
  kit.setBaseUrl('mastodon', served.url)
  let token: string | null = null
  const call = async (
    method: string,
    path: string,
    body?: object | FormData,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(served.url + path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body && !(body instanceof FormData) ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: body instanceof FormData ? body : JSON.stringify(body) } : {}),
    })
    const answered = await response.json()
    const pattern = path.split('?')[0]?.replace(/(?<=\/(?:statuses|media|accounts)\/)\d+/, '{id}') ?? path
    expect(specification?.differences(method, pattern, response.status, answered) ?? []).toEqual([])
    return { status: response.status, headers: response.headers, body: answered }
  }
  const register = async () => {
    const { body } = await call('POST', '/api/v1/apps', {
      client_name: 'AllIN',
      redirect_uris: [redirectUri],
      scopes,
    })
    return { client_id: String(body.client_id), client_secret: String(body.client_secret) }
  }
  const authorizeUrl = (clientId: string, more: Record<string, string> = {}) =>
    `${served.url}/oauth/authorize?${new URLSearchParams({ client_id: clientId, redirect_uri: redirectUri, response_type: 'code', scope: scopes, state: 's1', ...more })}`
  const signIn = async (username = 'ada') => {
    const app = await register()
    const back = await clickConsent(authorizeUrl(app.client_id), 'allow', username)
    const granted = await call('POST', '/oauth/token', {
      ...app,
      grant_type: 'authorization_code',
      code: back.searchParams.get('code'),
      redirect_uri: redirectUri,
    })
    token = String(granted.body.access_token)
    return { app, token, back }
  }
  return {
    kit,
    served,
    call,
    register,
    authorizeUrl,
    signIn,
    withToken: (one: string | null) => {
      token = one
    },
  }
}

function upload(bytes: Uint8Array<ArrayBuffer>, description?: string): FormData {
  const form = new FormData()
  form.set('file', new Blob([bytes], { type: 'image/png' }), 'picture.png')
  if (description !== undefined) form.set('description', description)
  return form
}

describe('applications and consent', () => {
  it('registers, asks a person and hands out a token that says whose it is', async () => {
    const { call, signIn } = await harbour()
    expect(
      (await call('GET', '/.well-known/oauth-authorization-server')).body.code_challenge_methods_supported,
    ).toEqual(['S256'])
    const { back } = await signIn('studio')
    expect(back.searchParams.get('state')).toBe('s1')
    const me = await call('GET', '/api/v1/accounts/verify_credentials')
    expect(me.body).toMatchObject({ username: 'studio', display_name: 'Harbour Gazette' })
  })

  it('uses a code once, within ten minutes, with the same address and the right verifier', async () => {
    const { kit, call, register, authorizeUrl } = await harbour()
    const app = await register()
    const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
    const trade = async (more: object, age = 0) => {
      const url = authorizeUrl(app.client_id, { code_challenge: challenge, code_challenge_method: 'S256' })
      const code = (await clickConsent(url)).searchParams.get('code')
      kit.clock.advance(age)
      const body = {
        ...app,
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
        ...more,
      }
      return [await call('POST', '/oauth/token', body), await call('POST', '/oauth/token', body)].map(
        ({ status }) => status,
      )
    }
    expect(await trade({})).toEqual([200, 400])
    expect(await trade({ code_verifier: 'wrong' })).toEqual([400, 400])
    expect(await trade({ redirect_uri: 'https://else.example/' })).toEqual([400, 400])
    expect(await trade({ client_secret: 'wrong' })).toEqual([401, 401])
    expect(await trade({}, 600_001)).toEqual([400, 400])
  })

  it('sends a person who denies back with the reason, and nobody to an address that was not registered', async () => {
    const { register, authorizeUrl } = await harbour()
    const { client_id: clientId } = await register()
    const back = await clickConsent(authorizeUrl(clientId), 'deny')
    expect(back.searchParams.get('error')).toBe('access_denied')
    const foreign = await fetch(authorizeUrl(clientId, { redirect_uri: 'https://evil.example/' }), {
      redirect: 'manual',
    })
    expect(foreign.status).toBe(400)
    const broad = await fetch(authorizeUrl(clientId, { scope: 'write' }), { redirect: 'manual' })
    expect(broad.status).toBe(400)
  })

  it('refuses unusable registrations, revoked tokens and too narrow scopes', async () => {
    const { call, signIn, withToken } = await harbour()
    const bad = await call('POST', '/api/v1/apps', { client_name: '', redirect_uris: ['x'] })
    expect([bad.status, bad.body.error]).toEqual([422, "Validation failed: Application name can't be blank"])
    expect((await call('GET', '/api/v1/accounts/verify_credentials')).status).toBe(401)
    const { app, token } = await signIn()
    const client = await call('POST', '/oauth/token', {
      ...app,
      grant_type: 'client_credentials',
      scope: 'read:accounts',
    })
    withToken(String(client.body.access_token))
    expect((await call('POST', '/api/v1/statuses', { status: 'Hi' })).status).toBe(403)
    withToken(token)
    expect((await call('POST', '/oauth/revoke', { ...app, token })).status).toBe(200)
    expect((await call('GET', '/api/v1/accounts/verify_credentials')).status).toBe(401)
  })
})

describe('statuses', () => {
  let server: Awaited<ReturnType<typeof harbour>>
  let kit: Kit
  beforeEach(async () => {
    server = await harbour()
    kit = server.kit
    await server.signIn()
  })

  it('posts, shows, lists and deletes; the live log keeps what happened', async () => {
    const { call } = server
    const media = await call('POST', '/api/v2/media', upload(drawPng(40, 20), 'A green field'))
    expect(media).toMatchObject({
      status: 200,
      body: { type: 'image', description: 'A green field', meta: { original: { width: 40, height: 20 } } },
    })
    const status = await call('POST', '/api/v1/statuses', {
      status: 'Ferries are back.\n\nSee https://gazette.example/news/night-ferries #harbour <b>',
      media_ids: [media.body.id],
    })
    expect(status.body.content).toContain(
      '<p>Ferries are back.</p><p>See <a href="https://gazette.example/news/night-ferries"',
    )
    expect(status.body.content).toContain('&lt;b&gt;')
    expect((await call('GET', `/api/v1/statuses/${status.body.id}`)).body.id).toBe(status.body.id)
    const me = await call('GET', '/api/v1/accounts/verify_credentials')
    const list = await call('GET', `/api/v1/accounts/${me.body.id}/statuses?limit=5`)
    expect(list.body).toMatchObject([{ id: status.body.id }])
    expect(kit.live.list('mastodon')).toMatchObject([
      {
        text: expect.stringContaining('Ferries are back.'),
        media: [{ alt: 'A green field' }],
        card: null,
        deletedAt: null,
      },
    ])
    expect((await call('DELETE', `/api/v1/statuses/${status.body.id}`)).body.text).toContain('Ferries')
    expect((await call('GET', `/api/v1/statuses/${status.body.id}`)).status).toBe(404)
    expect((await call('DELETE', `/api/v1/statuses/${status.body.id}`)).status).toBe(404)
    expect(kit.live.list('mastodon')[0]?.deletedAt).not.toBeNull()
  })

  it('makes a card of the first address when there are no pictures', async () => {
    await server.call('POST', '/api/v1/statuses', {
      status: 'https://gazette.example/news/night-ferries-are-back',
    })
    expect(kit.live.list('mastodon')[0]?.card).toMatchObject({ title: 'Night ferries are back' })
  })

  it('answers the first status to the same idempotency key for an hour', async () => {
    const post = (status: string) =>
      server.call('POST', '/api/v1/statuses', { status }, { 'idempotency-key': 'k1' })
    const first = await post('One')
    expect((await post('Two')).body.id).toBe(first.body.id)
    kit.clock.advance(3_600_001)
    expect((await post('One')).body.id).not.toBe(first.body.id)
    expect(kit.live.list('mastodon')).toHaveLength(2)
  })

  it.each([
    ['nothing', {}, "Validation failed: Text can't be blank"],
    ['too much text', { status: 'x'.repeat(501) }, 'Validation failed: Text character limit of 500 exceeded'],
    [
      'unknown media',
      { status: 'Hi', media_ids: ['1'] },
      'Validation failed: Media not found or already attached to another post',
    ],
    [
      'too many media',
      { status: 'Hi', media_ids: ['1', '2', '3', '4', '5'] },
      'Validation failed: Cannot attach more than 4 files',
    ],
    [
      'an odd visibility',
      { status: 'Hi', visibility: 'everyone' },
      'Validation failed: Visibility is not included in the list',
    ],
  ])('refuses %s', async (_, body, error) => {
    const answer = await server.call('POST', '/api/v1/statuses', body)
    expect([answer.status, answer.body.error]).toEqual([422, error])
    expect(kit.live.list()).toEqual([])
  })

  it('counts addresses as 23 and mentions without their server', async () => {
    const long = `https://gazette.example/${'x'.repeat(400)}`
    expect(
      (await server.call('POST', '/api/v1/statuses', { status: `${'a'.repeat(476)} ${long}` })).status,
    ).toBe(200)
    expect(
      (await server.call('POST', '/api/v1/statuses', { status: `${'a'.repeat(477)} ${long}` })).status,
    ).toBe(422)
    expect(
      (await server.call('POST', '/api/v1/statuses', { status: `${'a'.repeat(495)} @bob@very.long.example` }))
        .status,
    ).toBe(200)
  })

  it('hides private statuses from others and other people’s from deletion', async () => {
    const status = await server.call('POST', '/api/v1/statuses', { status: 'Ours', visibility: 'private' })
    await server.signIn('noor')
    expect((await server.call('GET', `/api/v1/statuses/${status.body.id}`)).status).toBe(404)
    expect((await server.call('DELETE', `/api/v1/statuses/${status.body.id}`)).status).toBe(404)
    expect(kit.live.list('mastodon')[0]?.deletedAt).toBeNull()
  })

  it('pages through an account from new to old', async () => {
    const ids: string[] = []
    for (const text of ['1', '2', '3'])
      ids.unshift((await server.call('POST', '/api/v1/statuses', { status: text })).body.id)
    const me = await server.call('GET', '/api/v1/accounts/verify_credentials')
    const page = async (query: string) => {
      const { body } = await server.call('GET', `/api/v1/accounts/${me.body.id}/statuses?${query}`)
      return Array.isArray(body) ? body.map((each: { id: string }) => each.id) : []
    }
    expect(await page('limit=2')).toEqual(ids.slice(0, 2))
    expect(await page(`max_id=${ids[1]}`)).toEqual(ids.slice(2))
  })

  it('states its rate limits and keeps them', async () => {
    // Mastodon counts media by halves of the hour: all of them must fall into one.
    kit.clock.advance(1_800_000 - (kit.clock.now().getTime() % 1_800_000))
    const first = await server.call('GET', '/api/v1/accounts/verify_credentials')
    expect(first.headers.get('x-ratelimit-limit')).toBe('300')
    expect(Date.parse(first.headers.get('x-ratelimit-reset') ?? '')).toBeGreaterThan(
      kit.clock.now().getTime(),
    )
    let last = first
    for (let each = 0; each < 31; each += 1)
      last = await server.call('POST', '/api/v2/media', upload(drawPng()))
    expect([
      last.status,
      last.headers.get('x-ratelimit-limit'),
      last.headers.get('x-ratelimit-remaining'),
    ]).toEqual([429, '30', '0'])
    kit.clock.advance(1_800_000)
    expect((await server.call('POST', '/api/v2/media', upload(drawPng()))).status).toBe(200)
  })
})

describe('media', () => {
  it('is looked at by its bytes, not by its name', async () => {
    const { call, signIn } = await harbour({
      limits: { imageBytes: 2_000_000, imagePixels: 10_000, imageTypes: ['image/png'] },
    })
    await signIn()
    const refused = async (bytes: Uint8Array<ArrayBuffer>, description?: string) =>
      (await call('POST', '/api/v2/media', upload(bytes, description))).body.error
    expect(await refused(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toContain(
      'content type is invalid',
    )
    expect(await refused(drawGif())).toContain('content type is invalid')
    expect(await refused(drawPng(200, 100))).toContain('200x100 images are not supported')
    expect(await refused(drawPng(), 'a'.repeat(1_501))).toContain('Description is too long')
    const large = new Uint8Array(2_000_001)
    large.set(drawPng())
    expect(await refused(large)).toContain('less than')
  })

  it('of some size is processed in the background, can be described, and is attached once', async () => {
    const { call, signIn } = await harbour({ mediaPolls: 2 })
    await signIn()
    const { status, body } = await call('POST', '/api/v2/media', upload(drawPng()))
    expect([status, body.url]).toEqual([202, null])
    expect((await call('POST', '/api/v1/statuses', { media_ids: [body.id] })).body.error).toContain(
      'not finished processing',
    )
    const states = []
    for (let each = 0; each < 3; each += 1)
      states.push((await call('GET', `/api/v1/media/${body.id}`)).status)
    expect(states).toEqual([206, 206, 200])
    expect(
      (await call('PUT', `/api/v1/media/${body.id}`, { description: 'Described later' })).body.description,
    ).toBe('Described later')
    expect((await call('POST', '/api/v1/statuses', { media_ids: [body.id] })).status).toBe(200)
    expect((await call('POST', '/api/v1/statuses', { media_ids: [body.id] })).status).toBe(422)
  })
})

it('states its limits, and misbehaves in the documented shape', async () => {
  const { kit, call } = await harbour({ limits: { maxCharacters: 1_000 } })
  const instance = await call('GET', '/api/v2/instance')
  expect(instance.body).toMatchObject({ configuration: { statuses: { max_characters: 1_000 } } })
  kit.faults.set('mastodon', [{ kind: 'status', status: 503, retryAfter: 5 }])
  const down = await call('GET', '/api/v2/instance')
  expect([down.status, down.headers.get('retry-after')]).toEqual([503, '5'])
})
