import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../client.ts'
import { organizations } from '../schema/index.ts'
import { openTestDatabase, type TestDatabase } from '../testing/index.ts'
import type { ServedDatabase } from './index.ts'

let test: TestDatabase
let server: ServedDatabase

beforeAll(async () => {
  test = await openTestDatabase()
  server = await test.local.serve(0)
})
afterAll(() => test.close())

function post(body: unknown, headers: Record<string, string> = {}) {
  return fetch(server.endpoint, {
    method: 'POST',
    headers: {
      'neon-connection-string': test.local.url,
      'neon-raw-text-output': 'true',
      'neon-array-mode': 'true',
      ...headers,
    },
    body: JSON.stringify(body),
  })
}

describe("Neon's protocol on this machine", () => {
  it('serves the product’s client from another process’s point of view', async () => {
    const db = openDatabase({ url: test.local.url, endpoint: server.endpoint })
    await db.insert(organizations).values({ id: 'org_http', name: 'Over HTTP', timeZone: 'UTC' })
    expect(await test.db.$count(organizations)).toBe(1)
  })

  it('answers one query with Postgres’s own text, types and counts', async () => {
    const response = await post({
      query: 'select $1::int as number, now() is not null as truth',
      params: ['7'],
    })
    expect(await response.json()).toMatchObject({
      command: 'SELECT',
      rowCount: 1,
      rowAsArray: true,
      fields: [
        { name: 'number', dataTypeID: 23 },
        { name: 'truth', dataTypeID: 16 },
      ],
      rows: [['7', 't']],
    })
  })

  it('runs a batch at the isolation level the driver asks for', async () => {
    const levelIn = async (headers: Record<string, string>) => {
      const query = "select current_setting('transaction_isolation')"
      const body: unknown = await (await post({ queries: [{ query }] }, headers)).json()
      return body
    }
    const answering = (level: string) => ({ results: [{ rows: [[level]] }] })
    expect(await levelIn({})).toMatchObject(answering('read committed'))
    expect(await levelIn({ 'neon-batch-isolation-level': 'Serializable' })).toMatchObject(
      answering('serializable'),
    )
    expect(await levelIn({ 'neon-batch-isolation-level': 'RepeatableRead' })).toMatchObject(
      answering('repeatable read'),
    )
  })

  it('refuses to write in a batch that is read only', async () => {
    const response = await post(
      { queries: [{ query: "update organizations set name = 'x'", params: [] }] },
      { 'neon-batch-read-only': 'true' },
    )
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: '25006' })
  })

  it('tells what Postgres says about an error', async () => {
    await test.db.execute(sql`insert into organizations values ('org_twice', 'Twice', 'UTC')`)
    const response = await post({ query: "insert into organizations values ('org_twice', 'Twice', 'UTC')" })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      severity: 'ERROR',
      code: '23505',
      constraint: 'organizations_pkey',
      table: 'organizations',
      detail: 'Key (id)=(org_twice) already exists.',
    })
  })

  it('turns away web pages, strangers to the protocol and broken bodies', async () => {
    expect((await post({ query: 'select 1' }, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ query: 'select 1' }, { 'neon-connection-string': 'mysql://x' })).status).toBe(400)
    expect((await post({ nothing: true })).status).toBe(400)
    expect((await fetch(server.endpoint)).status).toBe(405)
    expect((await fetch(new URL('/other', server.endpoint), { method: 'POST' })).status).toBe(404)
  })

  it('says which port is taken', async () => {
    await expect(test.local.serve(server.port)).rejects.toThrow(`port ${server.port} is in use`)
  })
})
