import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOnId, addOnRedirect } from '../../../core/extension.ts'
import { auditLog, sessions, verifications } from '../../../db/schema/index.ts'
import { sha256 } from '../../encoding.ts'
import { tidyUp } from '../../publishing/housekeeping.ts'
import { createTestApi, type Person, type TestApi } from '../../testing/test-api.ts'
import { codePrefix } from './code.ts'

const clientId = 'abcdefghijklmnopabcdefghijklmnop'
const redirectUri = `https://${clientId}.chromiumapp.org/`
const origin = `chrome-extension://${clientId}`
const other = 'ponmlkjihgfedcbaponmlkjihgfedcba'
const agent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36'
const codeVerifier = 'a-verifier-that-only-the-extension-knows-0123456789'
const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url')

let api: TestApi
let ada: Person
let now = Date.now()
beforeAll(async () => {
  api = await createTestApi({
    config: {
      allowedOrigins: [origin, `chrome-extension://${other}`, 'moz-extension://*', 'https://studio.example'],
    },
    deps: { clock: { now: () => new Date(now) } },
  })
  ada = await api.signUp()
})
afterAll(() => api.close())

/** Far enough for the limits to be fresh again. */
const waitForLimits = () => {
  now += 61_000
}
const allow = (more: object = {}, person = ada) =>
  person.request('POST', '/v1/extension/codes', {
    organizationId: null,
    body: { clientId, redirectUri, codeChallenge, codeChallengeMethod: 'S256', ...more },
  })
const redeem = (code: string, more: object = {}, headers: Record<string, string> = {}) =>
  api.request('POST', '/v1/extension/codes/redeem', {
    body: { clientId, redirectUri, code, codeVerifier, ...more },
    headers: { origin, 'user-agent': agent, ...headers },
  })
const tokenOf = (answer: { headers: Headers }) => answer.headers.get('set-auth-token') ?? ''
const isSignedIn = async (token: string) => (await api.request('GET', '/v1/me', { token })).status === 200
const sessionCount = async () =>
  (await api.deps.db.select().from(sessions).where(eq(sessions.userId, ada.userId))).length
const audited = async () =>
  (
    await api.deps.db
      .select({ action: auditLog.action })
      .from(auditLog)
      .where(eq(auditLog.actorId, ada.userId))
      .orderBy(auditLog.createdAt)
  ).map(({ action }) => action)

describe('a person who lets an extension act for them', () => {
  it('opens a session of its own for it, which says what it is and can be ended by itself', async () => {
    waitForLimits()
    const { status, body } = await allow()
    expect(status).toBe(201)
    const answer = await redeem(body.code)
    expect([answer.status, answer.body]).toEqual([
      200,
      { user: { id: ada.userId, name: 'Ada Example', email: ada.email } },
    ])
    const token = tokenOf(answer)
    expect(answer.headers.get('access-control-expose-headers')).toContain('set-auth-token')
    expect(JSON.stringify(answer.body)).not.toContain(token)
    expect(await isSignedIn(token)).toBe(true)
    const listed = await ada.request('GET', '/v1/sessions')
    const [opened] = listed.body.items
    expect(opened).toMatchObject({ client: 'extension', browser: 'Chrome', system: 'Linux', isThis: false })
    expect(listed.body.items.find((each: { isThis: boolean }) => each.isThis)).toMatchObject({
      client: 'browser',
    })
    expect((await ada.request('DELETE', `/v1/sessions/${opened.id}`)).status).toBe(200)
    expect(await isSignedIn(token)).toBe(false)
    expect(await isSignedIn(ada.token)).toBe(true)
    expect((await audited()).slice(-3)).toEqual(['extension.allow', 'session.open', 'session.end'])
  })

  it('can sign the extension out from there, too', async () => {
    waitForLimits()
    const token = tokenOf(await redeem((await allow()).body.code))
    await api.request('POST', '/v1/auth/sign-out', { token, body: {}, headers: { origin } })
    expect(await isSignedIn(token)).toBe(false)
  })

  it('leaves neither the code nor the token in the database', async () => {
    waitForLimits()
    const { code } = (await allow()).body
    const [kept] = await api.deps.db
      .select()
      .from(verifications)
      .where(eq(verifications.identifier, `${codePrefix}${await sha256(code)}`))
    expect(kept).toBeDefined()
    expect(JSON.stringify(kept)).not.toContain(code)
    const token = tokenOf(await redeem(code))
    const stored = await api.deps.db.select({ token: sessions.token }).from(sessions)
    expect(stored.map((each) => each.token)).toContain(await sha256(token))
    expect(stored.map((each) => each.token)).not.toContain(token)
  })

  it('gets the same code for the same idempotency key, and it still opens one session', async () => {
    waitForLimits()
    const body = { clientId, redirectUri, codeChallenge, codeChallengeMethod: 'S256' }
    const ask = () =>
      ada.request('POST', '/v1/extension/codes', { organizationId: null, body, idempotencyKey: 'twice' })
    const [first, second] = [await ask(), await ask()]
    expect(second.body.code).toBe(first.body.code)
  })
})

describe('a code', () => {
  it('opens nothing a second time, and the second use ends what the first one opened', async () => {
    waitForLimits()
    const { code } = (await allow()).body
    const token = tokenOf(await redeem(code))
    const again = await redeem(code)
    expect([again.status, again.body.code, tokenOf(again)]).toEqual([401, 'UNAUTHENTICATED', ''])
    expect(await isSignedIn(token)).toBe(false)
    expect((await audited()).at(-1)).toBe('extension.replay')
    expect((await redeem(code)).status).toBe(401)
  })

  it('opens nothing when it is used twice at the same moment', async () => {
    waitForLimits()
    const before = await sessionCount()
    const { code } = (await allow()).body
    const answers = await Promise.all([redeem(code), redeem(code)])
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
    for (const answer of answers)
      if (answer.status === 200) expect(await isSignedIn(tokenOf(answer))).toBe(false)
    expect(await sessionCount()).toBe(before)
  })

  it.each([
    ['another verifier', { codeVerifier: codeVerifier.replace('a-', 'b-') }],
    ['the challenge in place of the verifier', { codeVerifier: codeChallenge }],
    ['another address', { redirectUri: `https://${other}.chromiumapp.org/` }],
    ['another client', { clientId: other }],
    [
      'another client at its own address',
      { clientId: other, redirectUri: `https://${other}.chromiumapp.org/` },
    ],
    ['the add-on', { clientId: addOnId, redirectUri: addOnRedirect }],
  ])('is spent by %s', async (_, wrong) => {
    waitForLimits()
    const before = await sessionCount()
    const { code } = (await allow()).body
    const refused = await redeem(code, wrong)
    expect([refused.status, tokenOf(refused)]).toEqual([401, ''])
    expect((await redeem(code)).status).toBe(401)
    expect(await sessionCount()).toBe(before)
    expect((await audited()).at(-1)).toBe('extension.refuse')
  })

  it('is over after a minute', async () => {
    waitForLimits()
    const late = (await allow()).body
    now += 60_000
    expect((await redeem(late.code)).status).toBe(401)
    const inTime = (await allow()).body
    now += 59_000
    expect((await redeem(inTime.code)).status).toBe(200)
    expect(Date.parse(inTime.expiresAt) - Date.parse(late.expiresAt)).toBe(60_000)
  })

  it('that nobody was given opens nothing', async () => {
    waitForLimits()
    const refused = await redeem('x'.repeat(43))
    expect([refused.status, refused.body.code]).toEqual([401, 'UNAUTHENTICATED'])
  })

  it('is not redeemed by a page of another site', async () => {
    waitForLimits()
    const { code } = (await allow()).body
    const refused = await redeem(code, {}, { origin: 'https://evil.example' })
    expect(refused.body.code).toBe('ORIGIN_NOT_ALLOWED')
    expect((await redeem(code)).status).toBe(200)
  })

  it('is guessed at ten times a minute at most', async () => {
    waitForLimits()
    const tries = Array.from({ length: 11 }, () => redeem('y'.repeat(43)))
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  })

  it('leaves nothing behind a day later', async () => {
    waitForLimits()
    await allow()
    await tidyUp({ ...api.deps, clock: { now: () => new Date(now + 90_000_000) } })
    const left = await api.deps.db.select().from(verifications)
    expect(left).toEqual([])
  })
})

describe('an extension that asks', () => {
  const known = (asked: object) =>
    ada.request('GET', `/v1/extension/client?${new URLSearchParams({ clientId, redirectUri, ...asked })}`)

  it('is known by its id and address together, letter by letter', async () => {
    waitForLimits()
    expect((await known({})).body).toEqual({ clientId, redirectUri })
    expect((await known({ clientId: addOnId, redirectUri: addOnRedirect })).status).toBe(200)
    for (const asked of [
      { clientId: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
      { redirectUri: 'https://evil.example/' },
      { redirectUri: `${redirectUri}more` },
      { redirectUri: redirectUri.slice(0, -1) },
      { redirectUri: redirectUri.replace('https', 'http') },
      { redirectUri: `https://${clientId}.chromiumapp.org.evil.example/` },
      { clientId: 'studio.example', redirectUri: 'https://studio.example/' },
      { redirectUri: addOnRedirect },
    ]) {
      expect([asked, (await known(asked)).body.code]).toEqual([asked, 'ORIGIN_NOT_ALLOWED'])
      expect([asked, (await allow(asked)).body.code]).toEqual([asked, 'ORIGIN_NOT_ALLOWED'])
      waitForLimits()
    }
  })

  it('must bring a challenge by SHA-256, and gets no code without', async () => {
    waitForLimits()
    for (const wrong of [
      { codeChallengeMethod: 'plain' },
      { codeChallenge: '' },
      { codeChallenge: codeVerifier },
      { codeChallengeMethod: undefined },
    ]) {
      expect((await allow(wrong)).body.code).toBe('VALIDATION_FAILED')
    }
  })

  it.each([
    ['its own', () => origin],
    ['Studio’s', () => api.deps.config.publicUrl],
  ])('cannot let itself in again with the session it was given: from %s origin', async (_, from) => {
    waitForLimits()
    const token = tokenOf(await redeem((await allow()).body.code, {}, { origin: from() }))
    const itself: Person = {
      ...ada,
      request: (method, path, more = {}) => api.request(method, path, { token, ...more }),
    }
    expect((await allow({}, itself)).body.code).toBe('FORBIDDEN')
  })

  it('has the host that Firefox makes of the add-on’s id', () => {
    const hash = createHash('sha1').update(addOnId).digest('hex')
    expect(addOnRedirect).toBe(`https://${hash}.extensions.allizom.org/`)
  })

  it('is known nowhere where the installation allows no Firefox', async () => {
    const without = await createTestApi()
    const person = await without.signUp({ organization: false })
    const asked = new URLSearchParams({ clientId: addOnId, redirectUri: addOnRedirect })
    expect((await person.request('GET', `/v1/extension/client?${asked}`)).status).toBe(403)
    await without.close()
  })
})

describe('sign-ins', () => {
  it('of others are neither listed nor ended', async () => {
    waitForLimits()
    const eve = await api.signUp({ name: 'Eve Example' })
    const [hers] = (await eve.request('GET', '/v1/sessions')).body.items
    const mine = (await ada.request('GET', '/v1/sessions')).body.items.map(({ id }: { id: string }) => id)
    expect(mine).not.toContain(hers.id)
    expect((await ada.request('DELETE', `/v1/sessions/${hers.id}`)).status).toBe(404)
    expect((await eve.request('GET', '/v1/me')).status).toBe(200)
  })

  it('come page by page and leave out what has ended', async () => {
    waitForLimits()
    const person = await api.signUp({ organization: false })
    for (let count = 0; count < 2; count += 1) {
      // Sign-ins of one moment have no order.
      now += 1
      await api.request('POST', '/v1/auth/sign-in/email', {
        body: { email: person.email, password: person.password },
        headers: { 'user-agent': agent },
      })
    }
    const first = await person.request('GET', '/v1/sessions?limit=2')
    expect(first.body.items).toHaveLength(2)
    const rest = await person.request('GET', `/v1/sessions?limit=2&cursor=${first.body.nextCursor}`)
    expect([rest.body.items.length, rest.body.items[0].isThis, rest.body.nextCursor]).toEqual([1, true, null])
    await api.deps.db
      .update(sessions)
      .set({ expiresAt: new Date(0) })
      .where(eq(sessions.id, first.body.items[0].id))
    expect((await person.request('GET', '/v1/sessions')).body.items).toHaveLength(2)
  })

  it('with a password from an extension are known as the extension’s', async () => {
    waitForLimits()
    const person = await api.signUp({ organization: false })
    const signed = await api.request('POST', '/v1/auth/sign-in/email', {
      body: { email: person.email, password: person.password },
      headers: { origin, 'user-agent': agent },
    })
    const listed = await api.request('GET', '/v1/sessions', { token: tokenOf(signed) })
    expect(listed.body.items.find((each: { isThis: boolean }) => each.isThis)).toMatchObject({
      ...{ client: 'extension', browser: 'Chrome', system: 'Linux' },
    })
  })
})

describe('Firefox, whose installations each have an origin of their own', () => {
  const firefox = 'moz-extension://0f4e2d8c-6a3b-4c59-9c1e-7a1b2c3d4e5f'

  it('may call from any of them where the installation says so, without cookies', async () => {
    const answer = await ada.request('GET', '/v1/me', { headers: { origin: firefox } })
    expect(answer.headers.get('access-control-allow-origin')).toBe(firefox)
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    const preflight = await api.request('OPTIONS', '/v1/posts', {
      idempotencyKey: null,
      headers: { origin: firefox, 'access-control-request-method': 'POST' },
    })
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization')
  })

  it('may change nothing by cookie', async () => {
    const answer = await api.request('POST', '/v1/organizations', {
      body: { name: 'By cookie', timeZone: 'UTC' },
      headers: { origin: firefox, cookie: `__Secure-allin.session_token=${encodeURIComponent(ada.token)}` },
    })
    expect(answer.body.code).toBe('ORIGIN_NOT_ALLOWED')
  })

  it('is refused like everybody else where it does not', async () => {
    const without = await createTestApi()
    const answer = await without.request('GET', '/healthz', { headers: { origin: firefox } })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    await without.close()
  })
})
