import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit } from '../testing/counts.ts'
import { createTestApi, type Person, type TestApi } from '../testing/test-api.ts'

let api: TestApi
let ada: Person

beforeAll(async () => {
  api = await createTestApi()
  ada = await api.signUp()
})
afterAll(() => api.close())

const json = { 'content-type': 'application/json' }

describe('input that cannot be used', () => {
  it('names every field at fault by its path', async () => {
    const answer = await ada.request('POST', '/v1/organizations', {
      body: { name: '', timeZone: 5, colour: 'red' },
    })
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.body).toMatchObject({
      type: 'https://allin.example/docs#validation-failed',
      code: 'VALIDATION_FAILED',
      status: 422,
      instance: answer.headers.get('allin-request-id'),
    })
    const paths = answer.body.issues.map(({ path }: { path: string[] }) => path)
    expect(paths).toEqual(expect.arrayContaining([['name'], ['timeZone'], ['colour']]))
  })

  it.each([
    ['{"name":', 'MALFORMED_REQUEST'],
    [new Uint8Array([0x22, 0xff, 0x22]), 'MALFORMED_REQUEST'],
    ['['.repeat(40) + ']'.repeat(40), 'MALFORMED_REQUEST'],
    ['"text"', 'VALIDATION_FAILED'],
    ['null', 'VALIDATION_FAILED'],
    ['[]', 'VALIDATION_FAILED'],
    ['{"name":"a\\u0000b","timeZone":"UTC"}', 'VALIDATION_FAILED'],
    ['{"name":"a\\ud800b","timeZone":"UTC"}', 'VALIDATION_FAILED'],
    ['{"__proto__":{"name":"x"}}', 'VALIDATION_FAILED'],
  ])('refuses the body %j', async (raw, code) => {
    const answer = await ada.request('POST', '/v1/organizations', { raw, headers: json })
    expect(answer.body.code).toBe(code)
  })

  it('stops reading a body that is too large, whatever it says about its length', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(64 * 1024).fill(32))
        if (sent > 1000) controller.close()
      },
    })
    const answer = await ada.request('POST', '/v1/organizations', { raw: endless, headers: json })
    expect(answer.body.code).toBe('BODY_TOO_LARGE')
    expect(sent).toBeLessThan(20)
    const declared = await ada.request('POST', '/v1/organizations', {
      raw: 'x'.repeat(300_000),
      headers: json,
    })
    expect(declared.status).toBe(413)
  })

  it('takes JSON only where it asks for JSON', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await ada.request('POST', '/v1/organizations', {
        raw: '{}',
        headers: { 'content-type': type },
      })
      expect([type, answer.status, answer.body.code]).toEqual([type, 415, 'UNSUPPORTED_CONTENT_TYPE'])
    }
  })

  it('refuses query parameters that are wrong, unknown or given twice', async () => {
    for (const query of ['limit=0', 'limit=ten', 'colour=red', 'limit=1&limit=2', 'cursor=%00']) {
      const answer = await ada.request('GET', `/v1/media?${query}`)
      expect([query, answer.body.code]).toEqual([query, 'VALIDATION_FAILED'])
      expect(answer.body.issues[0].path).toEqual([query.split('=')[0]])
    }
  })

  it('answers 404 for addresses and ids that do not exist, and 405 with Allow for methods', async () => {
    for (const path of [
      '/v1/nothing',
      '/v1',
      '/v1/posts/',
      '/wp-login.php',
      '/v1/posts/post_1',
      '/v1/posts/%00',
    ]) {
      const answer = await ada.request('GET', path)
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'NOT_FOUND'])
    }
    expect((await ada.request('DELETE', '/v1/api-keys/1%00')).body.code).toBe('NOT_FOUND')
    const method = await ada.request('PUT', '/v1/media')
    expect(method.status).toBe(405)
    expect(method.headers.get('allow')).toBe('POST, GET, HEAD, OPTIONS')
  })

  it('changes nothing when it refuses', async () => {
    const before = await audit(api)
    await ada.request('POST', '/v1/organizations', { body: { name: '' } })
    await ada.request('POST', '/v1/organizations', {
      body: { name: 'x', timeZone: 'UTC' },
      idempotencyKey: null,
    })
    expect(await audit(api)).toBe(before)
  })
})

describe('what goes wrong inside', () => {
  it('never tells the message of an unexpected error', async () => {
    const broken = await createTestApi({
      deps: {
        media: {
          put: async () => {},
          delete: async () => {},
          get: () => Promise.reject(new Error('disk sda1 at 10.0.0.7')),
        },
      },
    })
    const answer = await broken.request('GET', `/media/${'k'.repeat(32)}.png`)
    expect(answer).toMatchObject({ status: 500, body: { code: 'INTERNAL' } })
    expect(JSON.stringify(answer.body)).not.toContain('sda1')
    expect(broken.logLines.join('\n')).toContain('sda1')
    await broken.close()
  })

  it('says 503 while the database is out of reach, and how to repeat without doing anything twice', async () => {
    const cut = await createTestApi()
    const person = await cut.signUp()
    cut.cutDatabase()
    const read = await person.request('GET', '/v1/me')
    expect(read).toMatchObject({ status: 503, body: { code: 'NOT_READY' } })
    expect(read.headers.get('retry-after')).toBe('5')
    const write = await person.request('POST', '/v1/organizations', { body: { name: 'x', timeZone: 'UTC' } })
    expect(write).toMatchObject({ status: 503, body: { detail: expect.stringContaining('Idempotency-Key') } })
    const signIn = await cut.request('POST', '/v1/auth/sign-in/email', {
      body: { email: person.email, password: person.password },
    })
    expect(signIn.status).toBe(503)
    expect((await cut.request('GET', '/readyz')).status).toBe(503)
    expect((await cut.request('GET', '/healthz')).status).toBe(200)
    await cut.close()
  })
})

describe('every answer', () => {
  it('carries a request id: the given one when it is harmless, otherwise a new one', async () => {
    const mine = await api.request('GET', '/healthz', { headers: { 'allin-request-id': 'trace-12345678' } })
    expect(mine.headers.get('allin-request-id')).toBe('trace-12345678')
    for (const given of ['short', 'with space and more', 'x'.repeat(65), '{"a":1}xxxx']) {
      const answer = await api.request('GET', '/healthz', { headers: { 'allin-request-id': given } })
      expect(answer.headers.get('allin-request-id')).toMatch(/^req_[0-9a-z]{26}$/)
    }
  })

  it('carries the security headers, HSTS on https only', async () => {
    for (const path of ['/healthz', '/v1/me', '/nothing']) {
      const { headers } = await api.request('GET', path)
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
      expect(headers.get('cache-control')).toBe('no-store')
    }
    const plain = await createTestApi({ config: { publicUrl: 'http://localhost:4600' } })
    expect((await plain.request('GET', '/healthz')).headers.get('strict-transport-security')).toBeNull()
    await plain.close()
  })

  it('may be read by pages on the list and by no others', async () => {
    const allowed = api.deps.config.allowedOrigins[0] ?? ''
    for (const [origin, expected] of [
      [allowed, allowed],
      ['https://allin.example', 'https://allin.example'],
      ['https://evil.example', null],
      ['null', null],
      ['https://allin.example.evil.example', null],
    ] as const) {
      const preflight = await api.request('OPTIONS', '/v1/posts', {
        idempotencyKey: null,
        headers: { origin, 'access-control-request-method': 'POST' },
      })
      expect(preflight.status).toBe(204)
      expect([origin, preflight.headers.get('access-control-allow-origin')]).toEqual([origin, expected])
      const answer = await ada.request('GET', '/v1/me', { headers: { origin } })
      expect([origin, answer.headers.get('access-control-allow-origin')]).toEqual([origin, expected])
      expect(answer.headers.get('access-control-allow-credentials')).toBe(expected ? 'true' : null)
      expect(answer.headers.get('vary')).toContain('Origin')
    }
  })
})

describe('cookies', () => {
  const cookie = () => `__Secure-allin.session_token=${encodeURIComponent(ada.token)}`
  const found = (headers: Record<string, string>) =>
    api.request('POST', '/v1/organizations', {
      body: { name: 'By cookie', timeZone: 'UTC' },
      headers: { cookie: cookie(), ...headers },
    })

  it('are out of reach of scripts, of other sites and of plain HTTP', async () => {
    const answer = await api.request('POST', '/v1/auth/sign-in/email', {
      body: { email: ada.email, password: ada.password },
    })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Secure-allin\.session_token=.*HttpOnly; Secure|^__Secure-allin\.session_token=.*Secure; HttpOnly/,
    )
    expect(answer.headers.get('set-cookie')).toMatch(/SameSite=Lax/)
  })

  it('authorize reads, and writes only from our own pages', async () => {
    expect((await api.request('GET', '/v1/me', { headers: { cookie: cookie() } })).status).toBe(200)
    expect((await found({ origin: 'https://allin.example' })).status).toBe(201)
    for (const headers of [{}, { origin: 'https://evil.example' }, { origin: 'null' }]) {
      expect((await found(headers as Record<string, string>)).body.code).toBe('ORIGIN_NOT_ALLOWED')
    }
  })

  it('cannot be planted by signing in from a foreign page', async () => {
    const answer = await api.request('POST', '/v1/auth/sign-in/email', {
      body: { email: ada.email, password: ada.password },
      headers: { origin: 'https://evil.example' },
    })
    expect(answer.body.code).toBe('ORIGIN_NOT_ALLOWED')
    expect(answer.headers.get('set-cookie')).toBeNull()
  })
})
