import { type SQL, sql } from 'drizzle-orm'
import type { Statement } from '../../db/batch.ts'
import type { Deps } from '../deps.ts'
import { roomPayload } from './journal.ts'
import { derivedStatus, setDerivedStatus } from './post-status.ts'

/** Statuses in which a target has come to an end, until a person decides otherwise. */
const ends = sql`('PUBLISHED', 'FAILED', 'NEEDS_REVIEW')`

/**
 * Settles the status of a post whose targets this batch changed, and tells of those that came to an end, with all that
 * notifications, webhooks and counts are made of. It stands after the targets' change. The transaction that wrote a row is
 * how the database itself knows which targets those are. The organization's room hears of what publishing did; a person's
 * verb tells it by itself.
 */
export function settleAndTell(deps: Deps, postId: string, by: SettledPost['by']): Statement {
  const toldAs = deps.ids.next('event')
  const told = sql`,
    told as (
      insert into outbox (id, organization_id, type, payload)
      select ${toldAs}, p.organization_id, 'post.changed', ${roomPayload(deps, toldAs)} from p
    )`
  const post = { status: sql`derived.status`, before: sql`derived.before`, by }
  // Batches with several ends get ids that differ in their last digits.
  const id = sql`left(${deps.ids.next('event')}::text, -3) || lpad(row_number() over (order by t.id)::text, 3, '0')`
  return deps.db.execute(sql`
    with derived as (
      select posts.id, posts.status as before, ${derivedStatus} as status from posts where posts.id = ${postId}
    ),
    p as (${setDerivedStatus} returning posts.*)${by === 'publishing' ? told : sql``}
    insert into outbox (id, organization_id, type, payload)
    select ended.id, ended.organization_id, 'target.settled', ended.payload || jsonb_build_object('id', ended.id)
    from (
      select ${id} as id, t.organization_id, ${settledPayload(deps, post)} as payload
      from post_targets t join derived on derived.id = t.post_id
      where t.post_id = ${postId} and t.status in ${ends} and t.xmin = pg_current_xact_id()::xid
    ) ended`)
}

/**
 * The same for a target `t` and its post `p` that one statement ends, inside that statement: what to add to it as one
 * more CTE. There the table of posts still shows the status before.
 */
export function settledHere(deps: Deps): SQL {
  const id = deps.ids.next('event')
  const before = sql`(select old.status from posts old where old.id = t.post_id)`
  return sql`
    insert into outbox (id, organization_id, type, payload)
    select ${id}, t.organization_id, 'target.settled',
      ${settledPayload(deps, { status: sql`p.status`, before, by: 'publishing' })} || jsonb_build_object('id', ${id}::text)
    from t join p on p.id = t.post_id where t.status in ${ends}`
}

/** The post's status after and before the end of a target, in SQL, and whose doing it was. */
interface SettledPost {
  status: SQL
  before: SQL
  by: 'publishing' | 'person'
}

function settledPayload(deps: Deps, post: SettledPost): SQL {
  return sql`jsonb_build_object(
    'type', 'target.settled', 'postId', t.post_id, 'targetId', t.id, 'accountId', t.account_id,
    'platform', t.platform, 'handle', (select a.handle from social_accounts a where a.id = t.account_id),
    'outcome', replace(lower(t.status), '_', '-'),
    'errorCode', t.error_code, 'errorDetail', left(t.error_detail, 500), 'remoteUrl', t.remote_url,
    'latenessMilliseconds',
      least(greatest(extract(epoch from now() - t.scheduled_at) * 1000, 0), 2147483647)::int,
    'attempt', t.attempt, 'byPerson', ${post.by === 'person'}::boolean,
    'postStatus', ${post.status}, 'postStatusBefore', ${post.before},
    'at', ${deps.clock.now().toISOString()}::text)`
}

/** Tells that a person appointed a post. It stands after everything that decides its time. */
export function tellScheduled(deps: Deps, post: { id: string; organizationId: string }): Statement {
  const id = deps.ids.next('event')
  return deps.db.execute(sql`
    insert into outbox (id, organization_id, type, payload)
    select ${id}, organization_id, 'post.scheduled', jsonb_build_object(
      'type', 'post.scheduled', 'id', ${id}::text, 'postId', id, 'scheduledAt', scheduled_at,
      'at', ${deps.clock.now().toISOString()}::text)
    from posts where id = ${post.id} and organization_id = ${post.organizationId}`)
}
