import { sql } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import { tooLate } from '../modules/posts/take-back.ts'
import { type HeldTarget, heldColumns, triesBefore } from './held-target.ts'
import { roomPayload } from './journal.ts'
import type { PublishingOptions } from './options.ts'

/**
 * Takes a target that is queued, due by the database's clock and of this generation, in one statement: it gets a
 * lease, an attempt number and the attempt's row. One that is later than its organization tolerates is held back
 * for a person instead (status NEEDS_REVIEW). Null when there was nothing to take.
 */
export async function claim(
  deps: Deps,
  wake: { targetId: string; generation: number },
  options: PublishingOptions,
): Promise<HeldTarget | null> {
  const { db, ids } = deps
  const eventId = ids.next('event')
  const detail = 'Its time had passed by more than the organization tolerates, so nothing was sent.'
  const { rows } = await db.execute<Record<string, unknown> & HeldTarget>(sql`
    with held as (
      select p.id, p.organization_id from posts p
      where p.id = (select w.post_id from post_targets w where w.id = ${wake.targetId})
      for update of p
    ),
    tolerance as (
      select held.id as post_id, make_interval(secs => o.late_tolerance_seconds) as late_by
      from held join organizations o on o.id = held.organization_id
    ),
    t as (
      update post_targets u set
        status = case when now() - u.scheduled_at > late_by then 'NEEDS_REVIEW' else 'PUBLISHING' end,
        attempt = case when now() - u.scheduled_at > late_by then u.attempt else u.attempt + 1 end,
        lease_until = case when now() - u.scheduled_at > late_by then null
          else now() + make_interval(secs => ${options.lease}) end,
        error_code = case when now() - u.scheduled_at > late_by then ${tooLate} else null end,
        error_detail = case when now() - u.scheduled_at > late_by then ${detail} else null end,
        updated_at = now()
      from tolerance
      where u.id = ${wake.targetId} and u.post_id = tolerance.post_id
        and u.status = 'QUEUED' and u.generation = ${wake.generation} and u.due_at <= now()
      returning u.*
    ),
    started as (
      insert into attempts (id, organization_id, target_id, number)
      select ${ids.next('attempt')}, t.organization_id, t.id, t.attempt from t where t.status = 'PUBLISHING'
    ),
    p as (
      update posts set
        status = case when t.status = 'NEEDS_REVIEW' or posts.status = 'NEEDS_REVIEW' then 'NEEDS_REVIEW'
          else 'PUBLISHING' end,
        updated_at = now()
      from t where posts.id = t.post_id
      returning posts.*
    ),
    told as (
      insert into outbox (id, organization_id, type, payload)
      select ${eventId}, p.organization_id, 'post.changed', ${roomPayload(deps, eventId)} from p
    ),
    noted as (
      insert into audit_log (id, organization_id, actor_type, actor_id, action, object_type, object_id)
      select ${ids.next('audit')}, t.organization_id, 'system', 'system:publishing',
        case when t.status = 'PUBLISHING' then 'target.claimed' else 'target.held-back' end, 'target', t.id
      from t
    )
    select ${heldColumns}, ${triesBefore} + 1 as tries from t`)
  return rows[0] ?? null
}
