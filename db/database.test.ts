import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requireChange, requireThat, runBatch } from './batch.ts'
import { openDatabase } from './client.ts'
import { databaseUnreachable, duplicateOf, failedCondition, postgresFault } from './errors.ts'
import { organizations, posts, socialAccounts } from './schema/index.ts'
import { openTestDatabase, type TestDatabase } from './testing/index.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

let count = 0
async function createOrganization(): Promise<string> {
  count += 1
  const id = `org_${count}`
  await test.db.insert(organizations).values({ id, name: `Organization ${count}`, timeZone: 'Europe/Berlin' })
  return id
}

async function createPost(organizationId: string): Promise<string> {
  count += 1
  const id = `post_${count}`
  await test.db.insert(posts).values({ id, organizationId, text: 'Hello', createdBy: 'user_1' })
  return id
}

describe('values that go to the database and come back', () => {
  it('keeps dates, lists, JSON, Unicode and null as they were', async () => {
    const organizationId = await createOrganization()
    const scopes = ['write:statuses', 'with "quotes"', 'with, comma', 'back\\slash', '', 'NULL', 'grün 🌿']
    const tokenExpiresAt = new Date('2027-03-28T01:30:00.123Z')
    const row = {
      id: 'acc_types',
      organizationId,
      platform: 'mastodon' as const,
      remoteId: '1@example.social',
      handle: '@ada@example.social',
      displayName: "Ada O'Neil – “quoted” 👩‍💻",
      limits: { characters: 500 } as typeof socialAccounts.$inferInsert.limits,
      scopes,
      tokenExpiresAt,
      connectedBy: 'user_1',
    }
    const [inserted] = await test.db.insert(socialAccounts).values(row).returning()
    const [read] = await test.db.select().from(socialAccounts).where(eq(socialAccounts.id, 'acc_types'))
    expect(read).toEqual(inserted)
    expect(read).toMatchObject(row)
    expect(read?.avatarUrl).toBeNull()
    expect(read?.deletedAt).toBeNull()
    expect(read?.createdAt).toBeInstanceOf(Date)
    expect(Math.abs(Date.now() - (read?.createdAt.getTime() ?? 0))).toBeLessThan(60_000)
  })

  it('tells JSON null from no value, and keeps a JSON list a list', async () => {
    const organizationId = await createOrganization()
    const id = await createPost(organizationId)
    const link = { url: 'https://example.com/?a=1&b=[2]', title: null, list: [1, 'two', { three: true }] }
    await test.db.execute(sql`update posts set link = ${JSON.stringify(link)}::jsonb where id = ${id}`)
    const [row] = await test.db.select({ link: posts.link }).from(posts).where(eq(posts.id, id))
    expect(row?.link).toEqual(link)
    await test.db.update(posts).set({ link: null }).where(eq(posts.id, id))
    const [emptied] = await test.db.select({ link: posts.link }).from(posts).where(eq(posts.id, id))
    expect(emptied?.link).toBeNull()
  })

  it('reads numbers and truth values of a bare statement as such', async () => {
    const result = await test.db.execute<Record<string, unknown>>(
      sql`select 7::int as number, true as truth, null::text as nothing, array['a','b'] as list, '{"a":1}'::jsonb as json`,
    )
    expect(result.rows).toEqual([{ number: 7, truth: true, nothing: null, list: ['a', 'b'], json: { a: 1 } }])
  })

  it('tells how many rows a change met', async () => {
    const organizationId = await createOrganization()
    await createPost(organizationId)
    await createPost(organizationId)
    const result = await test.db
      .update(posts)
      .set({ text: 'Changed' })
      .where(eq(posts.organizationId, organizationId))
    expect(result.rowCount).toBe(2)
  })
})

describe('batches', () => {
  it('answer each statement in order, typed as alone', async () => {
    const organizationId = await createOrganization()
    const [inserted, found] = await test.db.batch([
      test.db
        .insert(posts)
        .values({ id: 'post_batch', organizationId, text: 'One', createdBy: 'user_1' })
        .returning({ id: posts.id, createdAt: posts.createdAt }),
      test.db.select({ text: posts.text }).from(posts).where(eq(posts.id, 'post_batch')),
    ])
    expect(inserted[0]?.id).toBe('post_batch')
    expect(inserted[0]?.createdAt).toBeInstanceOf(Date)
    expect(found).toEqual([{ text: 'One' }])
  })

  it('take effect wholly or not at all, and leave the connection usable', async () => {
    const organizationId = await createOrganization()
    const failing = runBatch(test.db, [
      test.db.insert(posts).values({ id: 'post_lost', organizationId, text: 'Lost', createdBy: 'user_1' }),
      test.db
        .insert(posts)
        .values({ id: 'post_lost', organizationId, text: 'Same id again', createdBy: 'user_1' }),
    ])
    await expect(failing).rejects.toThrow()
    expect(await test.db.select().from(posts).where(eq(posts.id, 'post_lost'))).toEqual([])
  })

  it('fail with the code of a change that changed nothing', async () => {
    const organizationId = await createOrganization()
    const id = await createPost(organizationId)
    const error = await runBatch(test.db, [
      test.db.update(posts).set({ text: 'Never seen' }).where(eq(posts.id, id)),
      requireChange(
        test.db,
        test.db.update(posts).set({ revision: 9 }).where(eq(posts.revision, 999)).returning({ id: posts.id }),
        'REVISION_CONFLICT',
      ),
    ]).catch((caught: unknown) => caught)
    expect(failedCondition(error)).toBe('REVISION_CONFLICT')
    const [row] = await test.db.select({ text: posts.text }).from(posts).where(eq(posts.id, id))
    expect(row?.text).toBe('Hello')
  })

  it('pass a required change that changed something', async () => {
    const organizationId = await createOrganization()
    const id = await createPost(organizationId)
    await runBatch(test.db, [
      requireChange(
        test.db,
        test.db.update(posts).set({ revision: 2 }).where(eq(posts.id, id)).returning({ id: posts.id }),
        'REVISION_CONFLICT',
      ),
    ])
    const [row] = await test.db.select({ revision: posts.revision }).from(posts).where(eq(posts.id, id))
    expect(row?.revision).toBe(2)
  })

  it('check a condition at its place in the transaction, and take an unknown one for broken', async () => {
    const organizationId = await createOrganization()
    const id = await createPost(organizationId)
    const isDone = sql`exists (select from posts where id = ${id} and text = 'Done')`
    await runBatch(test.db, [
      test.db.update(posts).set({ text: 'Done' }).where(eq(posts.id, id)),
      requireThat(test.db, isDone, 'NOT_DONE'),
    ])
    const error = await runBatch(test.db, [requireThat(test.db, sql`null::boolean`, 'UNKNOWN')]).catch(
      (caught: unknown) => caught,
    )
    expect(failedCondition(error)).toBe('UNKNOWN')
  })
})

describe('errors', () => {
  it('name the constraint that a single statement broke, and are no failed condition', async () => {
    const organizationId = await createOrganization()
    const again = { id: organizationId, name: 'Again', timeZone: 'UTC' }
    const error = await test.db
      .insert(organizations)
      .values(again)
      .catch((caught: unknown) => caught)
    expect(postgresFault(error)).toMatchObject({ code: '23505', constraint: 'organizations_pkey' })
    expect(duplicateOf(error, 'organizations_pkey')).toBe(true)
    expect(duplicateOf(error, 'posts_pkey')).toBe(false)
    expect(failedCondition(error)).toBeNull()
  })

  it('name the constraint that a batch broke', async () => {
    const error = await runBatch(test.db, [
      test.db
        .insert(posts)
        .values({ id: 'post_x', organizationId: 'org_nobody', text: '', createdBy: 'user_1' }),
    ]).catch((caught: unknown) => caught)
    expect(postgresFault(error)?.code).toBe('23503')
  })

  it('are no Postgres fault when the database did not answer', async () => {
    expect(postgresFault(new Error('Error connecting to database'))).toBeNull()
  })
})

describe('at once', () => {
  it('lets exactly one of many claims of the same row win', async () => {
    const organizationId = await createOrganization()
    const id = await createPost(organizationId)
    const claims = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        test.db
          .update(posts)
          .set({ status: 'SCHEDULED', text: `claim ${index}`, revision: sql`${posts.revision} + 1` })
          .where(sql`${posts.id} = ${id} and ${posts.status} = 'DRAFT'`)
          .returning({ text: posts.text }),
      ),
    )
    const winners = claims.flat()
    expect(winners).toHaveLength(1)
    const [row] = await test.db.select().from(posts).where(eq(posts.id, id))
    expect(row).toMatchObject({ revision: 2, text: winners[0]?.text })
  })

  it('keeps batches apart from single statements that come in between', async () => {
    const organizationId = await createOrganization()
    const id = await createPost(organizationId)
    const rise = test.db
      .update(posts)
      .set({ revision: sql`${posts.revision} + 1` })
      .where(eq(posts.id, id))
    const refused = () => requireThat(test.db, sql`false`, 'REFUSED')
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0 ? runBatch(test.db, [rise, refused()]) : runBatch(test.db, [rise, rise]),
      ).concat(rise.execute().then(() => [])),
    )
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(10)
    const [row] = await test.db.select({ revision: posts.revision }).from(posts).where(eq(posts.id, id))
    expect(row?.revision).toBe(1 + 10 * 2 + 1)
  })

  it('keeps several databases in one process apart', async () => {
    const other = await openTestDatabase()
    try {
      const id = await createOrganization()
      expect(await other.db.select().from(organizations)).toEqual([])
      await other.db.insert(organizations).values({ id, name: 'Elsewhere', timeZone: 'UTC' })
      const [here] = await test.db.select().from(organizations).where(eq(organizations.id, id))
      expect(here?.name).not.toBe('Elsewhere')
    } finally {
      await other.close()
    }
  })
})

describe('a database that hangs', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['before it answers', () => {}],
    ['in the middle of its answer', (response) => response.writeHead(200).write('{')],
  ])('counts as out of reach when it stops %s', async (_when, answer) => {
    const server = createServer((_request, response) => answer(response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const db = openDatabase({
      url: test.local.url,
      endpoint: `http://127.0.0.1:${port}/sql`,
      timeoutMilliseconds: 50,
    })
    const read = () => db.execute(sql`select 1`)
    for (const work of [() => read().then(), () => runBatch(db, [read()])]) {
      const error: unknown = await work().catch((reason: unknown) => reason)
      expect(databaseUnreachable(error)).toBe(true)
    }
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
})
