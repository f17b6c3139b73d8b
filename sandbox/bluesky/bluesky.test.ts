import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKit, type Kit, type Served, serve } from '../kit/index.ts'
import { drawPng } from '../testing/images.ts'
import { clickConsent } from '../testing/index.ts'
import { createBluesky } from './index.ts'

const rkey = '3kabcdefghijk'
const clientId = `http://localhost?${new URLSearchParams({
  redirect_uri: 'http://127.0.0.1/back',
  scope: 'atproto transition:generic',
})}`
let kit: Kit
let served: Served
let key: { private: CryptoKey; public: JWK }

beforeEach(async () => {
  kit = createKit({ dir: null })
  served = await serve(createBluesky(kit), 0)
  kit.setBaseUrl('bluesky', served.url)
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  key = { private: privateKey, public: await exportJWK(publicKey) }
})
afterEach(async () => {
  kit.close()
  await served.close()
})

interface Answer {
  status: number
  body: Record<string, unknown>
  headers: Headers
}

async function call(path: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(served.url + path, init)
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) }
}

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

async function logIn(username = 'ada') {
  const { body } = await call(
    '/xrpc/com.atproto.server.createSession',
    json({ identifier: `${username}.test`, password: `lighthouse-${username}` }),
  )
  return { did: String(body.did), bearer: { authorization: `Bearer ${body.accessJwt}` }, body }
}

async function currentNonce(): Promise<string> {
  const { headers } = await call('/oauth/par', { method: 'POST', body: '' })
  return headers.get('dpop-nonce') ?? ''
}

async function proof(path: string, claims: Record<string, unknown> = {}): Promise<string> {
  return new SignJWT({
    jti: kit.random(),
    htm: 'POST',
    htu: served.url + path,
    nonce: await currentNonce(),
    ...claims,
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: key.public })
    .setIssuedAt(Math.floor(kit.clock.now().getTime() / 1000))
    .sign(key.private)
}

async function form(path: string, fields: Record<string, string>, dpop?: string): Promise<Answer> {
  return call(path, {
    method: 'POST',
    headers: { dpop: dpop ?? (await proof(path)) },
    body: new URLSearchParams(fields),
  })
}

const verifier = 'v'.repeat(43)
const pushed = {
  client_id: clientId,
  response_type: 'code',
  redirect_uri: 'http://127.0.0.1:4600/back',
  scope: 'atproto transition:generic',
  state: 'state-1',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
}

async function code(): Promise<string> {
  const { body } = await form('/oauth/par', pushed)
  const query = new URLSearchParams({ client_id: clientId, request_uri: String(body.request_uri) })
  const back = await clickConsent(`${served.url}/oauth/authorize?${query}`)
  return back.searchParams.get('code') ?? ''
}

const exchange = (fields: Record<string, string>) =>
  form('/oauth/token', {
    client_id: clientId,
    grant_type: 'authorization_code',
    redirect_uri: pushed.redirect_uri,
    code_verifier: verifier,
    ...fields,
  })

const renew = (refreshToken: unknown) =>
  form('/oauth/token', {
    client_id: clientId,
    grant_type: 'refresh_token',
    refresh_token: String(refreshToken),
  })

describe('OAuth', () => {
  it('gives tokens for a consent, bound to the key', async () => {
    const { status, body } = await exchange({ code: await code() })
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { token_type: 'DPoP', scope: pushed.scope, sub: (await logIn()).did },
    })
    expect(await calculateJwkThumbprint(key.public)).toHaveLength(43)
  })

  it.each([
    ['no state', { state: '' }, 'invalid_request'],
    ['no challenge', { code_challenge: '' }, 'invalid_request'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['an undeclared redirect', { redirect_uri: 'http://127.0.0.1/other' }, 'invalid_redirect_uri'],
    ['another host', { redirect_uri: 'http://localhost/back' }, 'invalid_redirect_uri'],
    ['an undeclared scope', { scope: 'atproto transition:email' }, 'invalid_scope'],
    ['no atproto scope', { scope: 'transition:generic' }, 'invalid_scope'],
    ['an http client', { client_id: 'http://allin.example/client.json' }, 'invalid_client'],
    ['a client with a port', { client_id: 'https://allin.example:8443/client.json' }, 'invalid_client'],
    [
      'a loopback client that returns to localhost',
      { client_id: 'http://localhost?redirect_uri=http%3A%2F%2Flocalhost%2Fback' },
      'invalid_redirect_uri',
    ],
  ])('refuses a request with %s', async (_name, change, error) => {
    expect(await form('/oauth/par', { ...pushed, ...change })).toMatchObject({ status: 400, body: { error } })
  })

  it.each([
    ['without a nonce', { nonce: undefined }, 'use_dpop_nonce'],
    ['with an old nonce', { nonce: 'old' }, 'use_dpop_nonce'],
    ['for another method', { htm: 'GET' }, 'invalid_dpop_proof'],
    ['for another address', { htu: 'https://evil.example/oauth/par' }, 'invalid_dpop_proof'],
    ['without an id', { jti: undefined }, 'invalid_dpop_proof'],
  ])('refuses a proof %s', async (_name, claims, error) => {
    const answer = await form('/oauth/par', pushed, await proof('/oauth/par', claims))
    expect(answer).toMatchObject({ status: 400, body: { error } })
    expect(answer.headers.get('dpop-nonce')).not.toBeNull()
  })

  it('takes a proof once, and a nonce for some minutes', async () => {
    const once = await proof('/oauth/par')
    expect((await form('/oauth/par', pushed, once)).status).toBe(201)
    expect(await form('/oauth/par', pushed, once)).toMatchObject({ body: { error: 'invalid_dpop_proof' } })
    const nonce = await currentNonce()
    kit.clock.advance(60_000)
    expect((await form('/oauth/par', pushed, await proof('/oauth/par', { nonce }))).status).toBe(201)
    kit.clock.advance(180_000)
    const late = await form('/oauth/par', pushed, await proof('/oauth/par', { nonce }))
    expect(late.body.error).toBe('use_dpop_nonce')
  })

  it('takes a code once; a second time ends the grant', async () => {
    const once = await code()
    expect((await exchange({ code: once, code_verifier: 'wrong' })).body.error).toBe('invalid_grant')
    const { body } = await exchange({ code: once })
    expect((await exchange({ code: once })).body.error).toBe('invalid_grant')
    expect((await renew(body.refresh_token)).body.error).toBe('invalid_grant')
  })

  it('takes a refresh token once; a second time ends the grant', async () => {
    const { body: first } = await exchange({ code: await code() })
    const { body: second } = await renew(first.refresh_token)
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect((await renew(first.refresh_token)).body.error).toBe('invalid_grant')
    expect((await renew(second.refresh_token)).body.error).toBe('invalid_grant')
  })

  it('binds an access token to its key, its proof and its time', async () => {
    const { body } = await exchange({ code: await code() })
    const token = String(body.access_token)
    const path = '/xrpc/com.atproto.server.getSession'
    const ath = createHash('sha256').update(token).digest('base64url')
    const read = async (claims: Record<string, unknown>, scheme = 'DPoP') =>
      call(path, {
        headers: {
          authorization: `${scheme} ${token}`,
          dpop: await proof(path, { htm: 'GET', ...claims }),
        },
      })
    expect(await read({ ath })).toMatchObject({ status: 200, body: { handle: 'ada.test' } })
    const unproven = await read({})
    expect(unproven).toMatchObject({ status: 401, body: { error: 'invalid_dpop_proof' } })
    expect((await read({ ath, nonce: 'old' })).headers.get('www-authenticate')).toMatch(
      /^DPoP.*use_dpop_nonce/,
    )
    expect((await read({ ath }, 'Bearer')).status).toBe(401)
    const own = key
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    key = { private: privateKey, public: await exportJWK(publicKey) }
    expect(await read({ ath })).toMatchObject({ status: 401, body: { error: 'invalid_token' } })
    key = own
    kit.clock.advance(16 * 60_000)
    expect(await read({ ath })).toMatchObject({ status: 401, body: { error: 'invalid_token' } })
  })

  it('ends everything when a token is revoked', async () => {
    const { body } = await exchange({ code: await code() })
    const revoked = await call('/oauth/revoke', {
      method: 'POST',
      body: new URLSearchParams({ client_id: clientId, token: String(body.access_token) }),
    })
    expect(revoked.status).toBe(200)
    expect((await renew(body.refresh_token)).body.error).toBe('invalid_grant')
  })
})

describe('sessions', () => {
  it('allow 30 logins in 5 minutes and say when more are possible', async () => {
    const login = json({ identifier: 'ada.test', password: 'wrong' })
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const { status, body } = await call('/xrpc/com.atproto.server.createSession', login)
      expect({ status, error: body.error }).toEqual({ status: 401, error: 'AuthenticationRequired' })
    }
    const { status, body, headers } = await call('/xrpc/com.atproto.server.createSession', login)
    expect({ status, error: body.error }).toEqual({ status: 429, error: 'RateLimitExceeded' })
    expect(headers.get('ratelimit-remaining')).toBe('0')
    expect(headers.get('ratelimit-policy')).toBe('30;w=300')
    const wait = Number(headers.get('ratelimit-reset')) * 1000 - kit.clock.now().getTime()
    expect(wait).toBeGreaterThan(290_000)
  })

  it('run out, are renewed, and end', async () => {
    const { body, bearer } = await logIn()
    const session = () => call('/xrpc/com.atproto.server.getSession', { headers: bearer })
    expect((await session()).status).toBe(200)
    kit.clock.advance(2 * 3_600_000 + 1_000)
    expect(await session()).toMatchObject({ status: 400, body: { error: 'ExpiredToken' } })
    const refresh = { method: 'POST', headers: { authorization: `Bearer ${body.refreshJwt}` } }
    const { body: renewed } = await call('/xrpc/com.atproto.server.refreshSession', refresh)
    expect(renewed.refreshJwt).not.toBe(body.refreshJwt)
    const access = { authorization: `Bearer ${renewed.accessJwt}` }
    const wrongKind = { method: 'POST', headers: access }
    expect(await call('/xrpc/com.atproto.server.refreshSession', wrongKind)).toMatchObject({
      status: 400,
      body: { error: 'InvalidToken' },
    })
    const end = { method: 'POST', headers: { authorization: `Bearer ${renewed.refreshJwt}` } }
    expect((await call('/xrpc/com.atproto.server.deleteSession', end)).status).toBe(200)
    expect((await call('/xrpc/com.atproto.server.getSession', { headers: access })).status).toBe(400)
    kit.clock.advance(2 * 3_600_000 + 1_000)
    expect(await call('/xrpc/com.atproto.server.refreshSession', refresh)).toMatchObject({
      body: { error: 'ExpiredToken' },
    })
  })
})

describe('records', () => {
  const post = (more: Record<string, unknown> = {}) => ({
    $type: 'app.bsky.feed.post',
    text: 'Hello',
    createdAt: '2026-11-23T10:00:00.000Z',
    ...more,
  })
  const put = async (record: unknown, more: Record<string, unknown> = {}) => {
    const { did, bearer } = await logIn()
    const input = { repo: did, collection: 'app.bsky.feed.post', rkey, record, ...more }
    return call('/xrpc/com.atproto.repo.putRecord', json(input, bearer))
  }
  const facet = (byteStart: number, byteEnd: number) => ({
    facets: [
      {
        index: { byteStart, byteEnd },
        features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://a.example' }],
      },
    ],
  })
  const blob = {
    $type: 'blob',
    ref: { $link: 'bafkreinowhere' },
    mimeType: 'image/png',
    size: 1,
  }
  const images = (count: number) => ({
    embed: {
      $type: 'app.bsky.embed.images',
      images: Array.from({ length: count }, () => ({ alt: '', image: blob })),
    },
  })

  it('are the same for the same content, and a commit only when they change', async () => {
    const first = await put(post())
    expect(first.body).toMatchObject({ validationStatus: 'valid', commit: { rev: expect.any(String) } })
    const { createdAt, text, $type } = post()
    const same = await put({ createdAt, text, $type })
    expect(same.body).toEqual({ uri: first.body.uri, cid: first.body.cid, validationStatus: 'valid' })
    const changed = await put(post({ text: 'Hello again' }))
    expect(changed.body.uri).toBe(first.body.uri)
    expect(changed.body.cid).not.toBe(first.body.cid)
    expect(kit.live.list('bluesky').map((each) => each.text)).toEqual(['Hello again'])
  })

  it.each([
    ['301 graphemes', post({ text: '👩‍👩‍👧'.repeat(301) }), /graphemes|3000/],
    ['3,001 bytes', post({ text: '👩‍👩‍👧'.repeat(167) }), /3000/],
    ['no text', { ...post(), text: undefined }, /Record\/text/],
    ['a date without a zone', post({ createdAt: '2026-11-23T10:00:00' }), /Record\/createdAt/],
    ['a facet beyond the text', post(facet(0, 6)), /outside/],
    ['an empty facet', post(facet(2, 2)), /outside/],
    ['five images', post(images(5)), /more than 4/],
    ['an image that was never uploaded', post(images(1)), /Could not find blob/],
    ['another type', post({ $type: 'app.bsky.feed.like' }), /\$type/],
  ])('are refused with %s', async (_name, record, message) => {
    const { status, body } = await put(record)
    expect({ status, error: body.error }).toEqual({ status: 400, error: 'InvalidRequest' })
    expect(body.message).toMatch(message)
    expect(kit.live.list('bluesky')).toEqual([])
  })

  it('fit with 300 graphemes', async () => {
    expect((await put(post({ text: '港'.repeat(300) }))).status).toBe(200)
  })

  it.each([
    ['a key that is no TID', { rkey: 'my-post' }, 400, 'InvalidRequest'],
    ['a collection that is none', { collection: 'posts' }, 400, 'InvalidRequest'],
    ['somebody else’s repository', { repo: 'studio.test' }, 401, 'AuthenticationRequired'],
    ['a record that should have been there', { swapRecord: 'bafyreigone' }, 400, 'InvalidSwap'],
  ])('are refused for %s', async (_name, more, status, error) => {
    expect(await put(post(), more)).toMatchObject({ status, body: { error } })
  })

  it('are read, listed, shown to everybody, and deleted for good', async () => {
    const { did, bearer } = await logIn()
    for (const [index, text] of ['One', 'Two', 'Three'].entries()) {
      await put(post({ text }), { rkey: `3kabcdefghij${index + 2}` })
    }
    const one = `repo=ada.test&collection=app.bsky.feed.post&rkey=3kabcdefghij2`
    const read = () => call(`/xrpc/com.atproto.repo.getRecord?${one}`)
    expect((await read()).body).toMatchObject({ value: { text: 'One' } })
    const textsOf = (body: Record<string, unknown>) => JSON.stringify(body).match(/One|Two|Three/g)
    const list = '/xrpc/com.atproto.repo.listRecords?repo=ada.test&collection=app.bsky.feed.post&limit=2'
    const page = await call(list)
    expect(textsOf(page.body)).toEqual(['Three', 'Two'])
    expect(textsOf((await call(`${list}&cursor=${page.body.cursor}`)).body)).toEqual(['One'])
    const feed = await call(`/xrpc/app.bsky.feed.getAuthorFeed?actor=${did}`)
    expect(textsOf(feed.body)).toEqual(['Three', 'Two', 'One'])
    const uri = `at://${did}/app.bsky.feed.post/3kabcdefghij2`
    const posts = await call(`/xrpc/app.bsky.feed.getPosts?uris=${encodeURIComponent(uri)}&uris=at://none`)
    expect(textsOf(posts.body)).toEqual(['One'])
    const removal = json({ repo: did, collection: 'app.bsky.feed.post', rkey: '3kabcdefghij2' }, bearer)
    expect((await call('/xrpc/com.atproto.repo.deleteRecord', removal)).status).toBe(200)
    expect((await call('/xrpc/com.atproto.repo.deleteRecord', removal)).status).toBe(200)
    expect(await read()).toMatchObject({ status: 400, body: { error: 'RecordNotFound' } })
    expect(kit.live.get('bluesky', uri)?.deletedAt).not.toBeNull()
  })

  it('create makes its own key and never replaces', async () => {
    const { did, bearer } = await logIn()
    const create = (more: Record<string, unknown> = {}) =>
      call(
        '/xrpc/com.atproto.repo.createRecord',
        json({ repo: did, collection: 'app.bsky.feed.post', record: post(), ...more }, bearer),
      )
    const [first, second] = [await create(), await create()]
    expect(first.body.uri).toMatch(/\/[2-7a-j][2-7a-z]{12}$/)
    expect(second.body.uri).not.toBe(first.body.uri)
    await create({ rkey })
    expect((await create({ rkey })).status).toBe(400)
  })
})

describe('everything else', () => {
  it('believes the bytes of an upload, not its label, and refuses what is too large', async () => {
    const { bearer, did } = await logIn()
    const upload = (body: Uint8Array<ArrayBuffer>) =>
      call('/xrpc/com.atproto.repo.uploadBlob', {
        method: 'POST',
        headers: { ...bearer, 'content-type': 'text/html' },
        body,
      })
    const bytes = drawPng()
    const { body } = await upload(bytes)
    expect(body.blob).toMatchObject({ mimeType: 'image/png', size: bytes.length })
    const { $link } = Object(Object(body.blob).ref)
    expect($link).toMatch(/^bafkrei[a-z2-7]{52}$/)
    const kept = await fetch(`${served.url}/xrpc/com.atproto.sync.getBlob?did=${did}&cid=${$link}`)
    expect(new Uint8Array(await kept.arrayBuffer())).toEqual(bytes)
    expect((await upload(new Uint8Array(5_242_881))).status).toBe(413)
  })

  it('answers identity, unknown names and unknown methods as documented', async () => {
    const { did } = await logIn()
    expect((await call(`/${did}`)).body).toMatchObject({ id: did, alsoKnownAs: ['at://ada.test'] })
    expect((await call(`/did:plc:${'a'.repeat(24)}`)).status).toBe(404)
    const unknown = await call('/xrpc/com.atproto.identity.resolveHandle?handle=nobody.test')
    expect(unknown).toMatchObject({ status: 400, body: { error: 'InvalidRequest' } })
    expect(await call('/xrpc/com.example.unknown')).toMatchObject({
      status: 501,
      body: { error: 'MethodNotImplemented' },
    })
    expect(await call('/xrpc/com.atproto.server.getSession')).toMatchObject({
      status: 401,
      body: { error: 'AuthMissing' },
    })
  })

  it('remembers sessions and posts over a restart', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'allin-bluesky-'))
    await served.close()
    const reopen = async () => {
      kit.close()
      kit = createKit({ dir })
      served = await serve(createBluesky(kit), 0)
      kit.setBaseUrl('bluesky', served.url)
    }
    await reopen()
    const { bearer } = await logIn()
    await served.close()
    await reopen()
    expect(await call('/xrpc/com.atproto.server.getSession', { headers: bearer })).toMatchObject({
      status: 200,
      body: { handle: 'ada.test' },
    })
    rmSync(dir, { recursive: true })
  })
})
