import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { png } from './testing/images.ts'
import { embedOrigin, makeKey, signEmbedToken } from './testing/members.ts'
import { type Answer, createTestApi, type Person, type TestApi } from './testing/test-api.ts'

const clientId = 'abcdefghijklmnopabcdefghijklmnop'
const verifier = 'v'.repeat(43)
const asking = {
  clientId,
  redirectUri: `https://${clientId}.chromiumapp.org/`,
  codeChallenge: createHash('sha256').update(verifier).digest('base64url'),
  codeChallengeMethod: 'S256',
}

let api: TestApi
let ada: Person

beforeAll(async () => {
  api = await createTestApi()
  ada = await api.signUp()
})
afterAll(() => api.close())

async function trips(run: () => Promise<Answer>): Promise<number> {
  await api.settled()
  const before = api.roundTrips()
  const answer = await run()
  expect(answer.status).toBeLessThan(300)
  return api.roundTrips() - before
}

describe('round trips to the database', () => {
  it.each([
    '/v1/me',
    '/v1/sessions',
    '/v1/organization',
    '/v1/api-keys',
    '/v1/media',
    '/v1/accounts',
    '/v1/posts',
    '/v1/clips',
    '/v1/clips/similar?url=https%3A%2F%2Fharbour.example%2F&title=Fog',
    '/v1/notifications',
    '/v1/webhooks',
    '/v1/templates',
    '/v1/templates/current',
    '/v1/publishing/stats',
    '/v1/targets/review',
    '/v1/calendar?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z',
  ])('a person reads %s with two at most', async (path) => {
    expect(await trips(() => ada.request('GET', path))).toBeLessThanOrEqual(2)
  })

  it('keys and embedded frames need no more than people', async () => {
    const { id, key } = await makeKey(ada, ['organization.read'])
    expect(await trips(() => api.request('GET', '/v1/organization', { token: key }))).toBe(2)
    const token = await signEmbedToken(api, {
      organizationId: ada.organizationId,
      keyId: id,
      capabilities: ['view'],
    })
    const headers = { 'allin-embed-origin': embedOrigin }
    expect(await trips(() => api.request('GET', '/v1/organization', { token, headers }))).toBe(2)
    expect(await trips(() => api.request('POST', '/v1/rooms/tickets', { token, headers }))).toBe(1)
  })

  it('a change takes three at most, its repetition one', async () => {
    const writes: [string, string, object][] = [
      ['POST', '/v1/organizations', { name: 'Another', timeZone: 'UTC' }],
      ['POST', '/v1/api-keys', { name: 'Another', scopes: ['post.read'] }],
      ['POST', '/v1/posts', { text: 'Hello' }],
      ['POST', '/v1/templates', { name: 'Quote', text: '{quote}' }],
      ['POST', '/v1/extension/codes', asking],
      ['POST', '/v1/webhooks', { url: 'https://hooks.press-tools.net/in' }],
    ]
    for (const [method, path, body] of writes) {
      const idempotencyKey = crypto.randomUUID()
      const write = () => ada.request(method, path, { body, idempotencyKey })
      expect([path, (await trips(write)) <= 3]).toEqual([path, true])
      expect([path, await trips(write)]).toEqual([path, 1])
    }
    const allowed = await ada.request('POST', '/v1/extension/codes', { body: asking })
    const { redirectUri } = asking
    const redeem = () =>
      api.request('POST', '/v1/extension/codes/redeem', {
        body: { clientId, redirectUri, code: allowed.body.code, codeVerifier: verifier },
      })
    expect(await trips(redeem)).toBeLessThanOrEqual(3)
    const upload = () =>
      ada.request('POST', '/v1/media', { raw: png(2, 2), headers: { 'content-type': 'image/png' } })
    expect(await trips(upload)).toBeLessThanOrEqual(3)
  })

  it('what is refused before anybody is known takes none', async () => {
    await api.settled()
    const before = api.roundTrips()
    await api.request('GET', '/v1/me')
    await api.request('GET', '/v1/me', { token: 'too-short' })
    await api.request('GET', '/v1/me', { token: 'eyJhbGciOiJub25lIn0.e30.' })
    await api.request('GET', '/healthz')
    expect(api.roundTrips()).toBe(before)
  })
})
