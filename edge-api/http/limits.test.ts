import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../testing/test-api.ts'

let api: TestApi
let now = new Date('2026-11-23T10:00:00Z')
beforeAll(async () => {
  api = await createTestApi({ config: { requestsPerMinute: 30 }, deps: { clock: { now: () => now } } })
})
afterAll(() => api.close())

/** Another minute: the windows so far are over. */
function later(seconds: number) {
  now = new Date(now.getTime() + seconds * 1000)
}

describe('limits', () => {
  it('give each caller a share a minute, say what is left, and when there will be more', async () => {
    const ada = await api.signUp()
    const ben = await api.signUp()
    later(61)
    const first = await ada.request('GET', '/v1/me')
    expect(first.headers.get('ratelimit')).toBe('"default";r=29;t=60')
    expect(first.headers.get('ratelimit-policy')).toBe('"default";q=30;w=60')
    expect(first.headers.get('ratelimit-remaining')).toBe('29')
    for (let count = 2; count <= 30; count += 1) await ada.request('GET', '/v1/me')
    later(20)
    const refused = await ada.request('GET', '/v1/me')
    expect(refused).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } })
    expect(refused.headers.get('retry-after')).toBe('40')
    expect(refused.headers.get('ratelimit-remaining')).toBe('0')
    expect((await ben.request('GET', '/v1/me')).status).toBe(200)
    later(41)
    expect((await ada.request('GET', '/v1/me')).status).toBe(200)
  })

  it('charge the address for credentials that nobody knows', async () => {
    later(61)
    for (let count = 1; count <= 30; count += 1) {
      expect((await api.request('GET', '/v1/me', { token: `${count}`.padStart(32, 'x') })).status).toBe(401)
    }
    expect((await api.request('GET', '/v1/me', { token: 'y'.repeat(32) })).status).toBe(429)
    later(61)
  })

  it('allow five sign-ins in a quarter of an hour for one e-mail address, right or wrong', async () => {
    const ada = await api.signUp()
    const attempt = (email: string, password: string) =>
      api.request('POST', '/v1/auth/sign-in/email', { body: { email, password } })
    for (let count = 1; count <= 4; count += 1)
      expect((await attempt(ada.email, 'wrong password')).status).toBe(401)
    expect((await attempt(ada.email.toUpperCase(), ada.password)).status).toBe(200)
    const refused = await attempt(ada.email, ada.password)
    expect(refused).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
    expect((await attempt('somebody-else@people.example', 'wrong password')).status).toBe(401)
    later(901)
    expect((await attempt(ada.email, ada.password)).status).toBe(200)
  })

  it('leave health checks and stored files alone', async () => {
    for (let count = 0; count < 40; count += 1)
      expect((await api.request('GET', '/healthz')).status).toBe(200)
  })
})
