import { sql } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import { heldBackBecause, heldBackDetail } from './held-back.ts'
import { type HeldTarget, heldColumns, triesBefore } from './held-target.ts'
import { roomPayload } from './journal.ts'
import type { PublishingOptions } from './options.ts'
import { accountHasRoom, paces, takeShare } from './pace.ts'
import { settledHere } from './settled.ts'

/**
 * Takes a target that is queued, due by the database's clock and of this generation, in one statement: it gets a
 * lease, an attempt number and the attempt's row, and a share of what its account and platform allow. One that must
 * not go out as things stand by now (see `heldBackBecause`) is kept for a person instead (status NEEDS_REVIEW), and the
 * organization's room is told. Null when there was nothing to take, or no share was left.
 */
export async function claim(
  deps: Deps,
  wake: { targetId: string; generation: number },
  options: PublishingOptions,
): Promise<HeldTarget | null> {
  const { db, ids } = deps
  const eventId = ids.next('event')
  const { rows } = await db.execute<Record<string, unknown> & HeldTarget>(sql`
    with held as (
      select p.id, p.organization_id, p.approved_hash, p.content_hash from posts p
      -- Repeated wake-ups find nothing here, and do not wait for whoever has the post.
      where p.id = (select w.post_id from post_targets w where w.id = ${wake.targetId}
        and w.status = 'QUEUED' and w.generation = ${wake.generation} and w.due_at <= now())
      for update of p
    ),
    candidate as (
      select u.id, u.account_id, u.platform, ${heldBackBecause} as because
      from post_targets u join held p on p.id = u.post_id join organizations o on o.id = p.organization_id
      where u.id = ${wake.targetId} and u.status = 'QUEUED' and u.generation = ${wake.generation}
        and u.due_at <= now()
      for update of u
    ),
    sending as (
      select candidate.account_id, paces.* from candidate join ${paces} on paces.platform = candidate.platform
      where candidate.because is null
    ),
    app_wanting as (
      select 'platform:' || platform as key, app_step as step, app_burst as burst from sending
      where app_step is not null and ${accountHasRoom}
    ),
    app_share as (${takeShare(sql`app_wanting`)}),
    account_wanting as (
      select 'account:' || account_id as key, account_step as step, account_burst as burst from sending
      where app_step is null or exists (select from app_share)
    ),
    account_share as (${takeShare(sql`account_wanting`)}),
    t as (
      update post_targets u set
        status = case when because is null then 'PUBLISHING' else 'NEEDS_REVIEW' end,
        attempt = case when because is null then u.attempt + 1 else u.attempt end,
        lease_until = case when because is null then now() + make_interval(secs => ${options.lease}) end,
        error_code = because,
        error_detail = ${heldBackDetail(sql`because`)},
        updated_at = now()
      from candidate
      where u.id = candidate.id and (because is not null or exists (select from account_share))
      returning u.*
    ),
    started as (
      insert into attempts (id, organization_id, target_id, number, content_hash)
      select ${ids.next('attempt')}, t.organization_id, t.id, t.attempt, t.content_hash
      from t where t.status = 'PUBLISHING'
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
      select ${eventId}, p.organization_id, 'post.changed', ${roomPayload(deps, eventId)}
      from p where exists (select from t where t.status = 'NEEDS_REVIEW')
    ),
    settled as (${settledHere(deps)}),
    noted as (
      insert into audit_log (id, organization_id, actor_type, actor_id, action, object_type, object_id, detail)
      select ${ids.next('audit')}, t.organization_id, 'system', 'system:publishing',
        case when t.status = 'PUBLISHING' then 'target.claimed' else 'target.held-back' end, 'target', t.id,
        jsonb_strip_nulls(jsonb_build_object('attempt', case when t.status = 'PUBLISHING' then t.attempt end,
          'contentHash', t.content_hash, 'code', t.error_code))
      from t
    )
    select ${heldColumns}, ${triesBefore} + 1 as tries from t`)
  return rows[0] ?? null
}
