import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { derivePostStatus, type TargetStatus, targetStatuses } from '../../core/states.ts'
import { runBatch } from '../../db/batch.ts'
import { openTestDatabase, type TestDatabase } from '../../db/testing/index.ts'
import { lockPosts, settlePosts } from './post-status.ts'

describe('the status of a post', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await openTestDatabase()
    const { db } = database
    await db.execute(sql`insert into organizations (id, name, time_zone) values ('org', 'Tide', 'UTC')`)
    await db.execute(sql`
      insert into social_accounts (id, organization_id, platform, remote_id, handle, display_name, connected_by)
      values ('acc', 'org', 'mastodon', '1', '@ada', 'Ada', 'user')`)
  })
  afterAll(() => database.close())

  it('P23: is in SQL what the table of states says, for every combination of up to three targets', async () => {
    const { db } = database
    const combinations: TargetStatus[][] = [[]]
    for (const one of targetStatuses) {
      combinations.push([one])
      for (const two of targetStatuses) {
        combinations.push([one, two])
        for (const three of targetStatuses) combinations.push([one, two, three])
      }
    }
    const postsJson = JSON.stringify(combinations.map((targets, index) => ({ id: `post-${index}`, targets })))
    await runBatch(db, [
      db.execute(sql`
        insert into posts (id, organization_id, text, status, created_by)
        select p ->> 'id', 'org', '', 'PUBLISHING', 'user' from jsonb_array_elements(${postsJson}::jsonb) p`),
      db.execute(sql`
        insert into post_targets (id, organization_id, post_id, account_id, platform, status, due_at,
          scheduled_at, content, content_hash)
        select (p ->> 'id') || '-' || t.position, 'org', p ->> 'id', 'acc', 'mastodon', t.status, now(), now(),
          '{}', ''
        from jsonb_array_elements(${postsJson}::jsonb) p,
          jsonb_array_elements_text(p -> 'targets') with ordinality as t (status, position)`),
    ])
    const ids = combinations.map((_, index) => `post-${index}`)
    await runBatch(db, [lockPosts(db, ids), settlePosts(db, ids)])
    const { rows } = await db.execute<{ id: string; status: string }>(sql`select id, status from posts`)
    const derived = new Map(rows.map(({ id, status }) => [id, status]))
    combinations.forEach((targets, index) => {
      expect(derived.get(`post-${index}`), targets.join(' ')).toBe(derivePostStatus(targets))
    })
  })
})
