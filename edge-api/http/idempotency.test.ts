import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit } from '../testing/counts.ts'
import { png } from '../testing/images.ts'
import { createTestApi, type Person, type TestApi } from '../testing/test-api.ts'

let api: TestApi
let ada: Person

beforeAll(async () => {
  api = await createTestApi()
  ada = await api.signUp()
})
afterAll(() => api.close())

const found = (name: string, idempotencyKey: string | null) =>
  ada.request('POST', '/v1/organizations', { body: { name, timeZone: 'UTC' }, idempotencyKey })

describe('idempotency keys', () => {
  it('are required on writes, and must be usable', async () => {
    for (const key of [null, '', 'with space', 'x'.repeat(129)]) {
      const answer = await found('x', key)
      expect([key, answer.status, answer.body.code]).toEqual([key, 400, 'IDEMPOTENCY_KEY_REQUIRED'])
    }
  })

  it('get the same answer again, marked as such, without doing it again', async () => {
    const key = crypto.randomUUID()
    const first = await found('Once', key)
    const before = await audit(api)
    const second = await found('Once', key)
    expect(second.status).toBe(201)
    expect(second.body).toEqual(first.body)
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(await audit(api)).toBe(before)
  })

  it('refuse to stand for another request', async () => {
    const key = crypto.randomUUID()
    await found('One thing', key)
    for (const answer of [
      await found('Another thing', key),
      await ada.request('POST', '/v1/api-keys', {
        body: { name: 'k', scopes: ['post.read'] },
        idempotencyKey: key,
      }),
    ]) {
      expect(answer).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } })
    }
  })

  it('belong to one caller', async () => {
    const key = crypto.randomUUID()
    const other = await api.signUp()
    const mine = await found('Mine', key)
    const theirs = await other.request('POST', '/v1/organizations', {
      body: { name: 'Mine', timeZone: 'UTC' },
      idempotencyKey: key,
    })
    expect(theirs.status).toBe(201)
    expect(theirs.body.id).not.toBe(mine.body.id)
  })

  it('keep no answer of a request that was refused', async () => {
    const key = crypto.randomUUID()
    expect((await found('', key)).status).toBe(422)
    expect((await found('Better', key)).status).toBe(201)
  })

  it('let twenty requests at once do one thing', async () => {
    const key = crypto.randomUUID()
    const before = await audit(api)
    const answers = await Promise.all(Array.from({ length: 20 }, () => found('Twenty', key)))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(await audit(api)).toBe(before + 1)
  })

  it('let twenty deletions at once do one thing, and all of them succeed', async () => {
    const made = await ada.request('POST', '/v1/api-keys', { body: { name: 'k', scopes: ['post.read'] } })
    const key = crypto.randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        ada.request('DELETE', `/v1/api-keys/${made.body.id}`, { idempotencyKey: key }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    const again = await ada.request('DELETE', `/v1/api-keys/${made.body.id}`)
    expect(again.status).toBe(404)
  })

  it('keep one file of many uploads at once', async () => {
    const stored: string[] = []
    const key = crypto.randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        ada.request('POST', '/v1/media', {
          raw: png(3, 2),
          headers: { 'content-type': 'image/png' },
          idempotencyKey: key,
        }),
      ),
    )
    for (const { status, body } of answers) {
      expect(status).toBe(201)
      stored.push(body.id)
    }
    expect(new Set(stored).size).toBe(1)
  })

  it('hand a secret that is shown once to the same caller again, and keep it sealed', async () => {
    const idempotencyKey = crypto.randomUUID()
    const make = () =>
      ada.request('POST', '/v1/api-keys', { body: { name: 'Sealed', scopes: ['post.read'] }, idempotencyKey })
    const first = await make()
    expect(first.body.key).toMatch(/^allin_key_/)
    expect((await make()).body).toEqual(first.body)
    const { rows } = await api.deps.db.execute(
      sql`select response::text as text from idempotency_keys where key = ${idempotencyKey}`,
    )
    expect(JSON.stringify(rows)).not.toContain(first.body.key)
  })
})
