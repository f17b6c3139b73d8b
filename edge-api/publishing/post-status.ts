import { sql } from 'drizzle-orm'
import type { Statement } from '../../db/batch.ts'
import type { Database } from '../../db/client.ts'
import { fixed } from '../../db/fixed.ts'

/** `derivePostStatus` of core/states in SQL, for the row of `posts` it stands beside. */
export const derivedStatus = fixed<string>(sql`(
  select case
    when count(*) = 0 then 'DRAFT'
    when bool_and(t.status = 'QUEUED') then 'SCHEDULED'
    when bool_or(t.status = 'NEEDS_REVIEW') then 'NEEDS_REVIEW'
    when bool_or(t.status in ('QUEUED', 'PUBLISHING', 'CONFIRMING')) then 'PUBLISHING'
    when bool_and(t.status = 'PUBLISHED') then 'PUBLISHED'
    when bool_or(t.status = 'PUBLISHED') then 'PARTIALLY_PUBLISHED'
    else 'FAILED' end
  from post_targets t where t.post_id = posts.id and t.status <> 'CANCELLED')`)

/**
 * Takes the posts' rows before their targets change. Every batch that changes targets begins with this (or with
 * a change of the post itself), so that two of them never derive a status from what the other has not shown yet,
 * and never wait for each other in a circle.
 */
export function lockPosts(db: Database, postIds: readonly string[]): Statement {
  return db.execute(sql`select id from posts where id in (${listed(postIds)}) order by id for update`)
}

const listed = (ids: readonly string[]) =>
  sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )

/** The update that gives posts the status of the rows `derived (id, status)` beside it; see `settlePosts`. */
export const setDerivedStatus = fixed(sql`
  update posts set
    status = derived.status,
    scheduled_at = case when derived.status = 'DRAFT' then null else posts.scheduled_at end,
    time_zone = case when derived.status = 'DRAFT' then null else posts.time_zone end,
    wall_time = case when derived.status = 'DRAFT' then null else posts.wall_time end,
    slot_key = case when derived.status = 'DRAFT' then null else posts.slot_key end,
    updated_at = now()
  from derived where derived.id = posts.id`)

/**
 * Brings the posts' status in line with their targets; a post that has none left loses its appointment and its queue
 * slot.
 */
export function settlePosts(db: Database, postIds: readonly string[]): Statement {
  return db.execute(sql`
    with derived as (select posts.id, ${derivedStatus} as status from posts where posts.id in (${listed(postIds)}))
    ${setDerivedStatus}`)
}
