import { sql } from 'drizzle-orm'
import { runBatch } from '../../db/batch.ts'
import type { Deps } from '../deps.ts'
import type { Delivery, Posted } from './post-webhook.ts'

/** Pauses before the second try and those after it, in seconds; when they are used up, a message is given up. */
export const webhookPauses = [5, 30, 120, 600, 3_600, 21_600, 86_400] as const
/** A receiver's own wish to wait counts up to this many seconds. */
const longestWish = 6 * 3_600
/** Failures in a row after which an endpoint is switched off. */
const mostFailures = 50
/** … and days without a single success, which count from this many failures in a row, so that a blip after them is none. */
const mostDays = 5
const failuresOfDays = 8

const gone = 410

/**
 * Writes down what came of one turn: what arrived, what is tried again and when, what was not begun. An endpoint that
 * takes nothing any more is switched off, and its organization's administrators hear of it.
 */
export async function recordPosted(
  deps: Deps,
  endpointId: string,
  tried: readonly { delivery: Delivery; posted: Posted }[],
  notBegun: readonly Delivery[],
): Promise<void> {
  const { db } = deps
  const failed = tried.filter(({ posted }) => !posted.delivered)
  const hasArrived = failed.length < tried.length
  const results = tried.map(({ delivery: { eventId, tries }, posted }) => ({
    eventId,
    tries,
    delivered: posted.delivered,
    status: posted.status,
    remark: posted.delivered ? null : posted.remark,
    pause: pauseAfter(tries, posted.retryAfter),
  }))
  const statements = [
    db.execute(sql`
      update webhook_deliveries d set
        sent_at = case when r.delivered then now() end,
        failed_at = case when not r.delivered and r.pause is null then now() end,
        available_at = now() + make_interval(secs => coalesce(r.pause, 0)),
        http_status = r.status, last_error = r.remark
      from jsonb_to_recordset(${JSON.stringify(results)}::jsonb)
        as r("eventId" text, tries int, delivered boolean, status int, remark text, pause float8)
      where d.endpoint_id = ${endpointId} and d.event_id = r."eventId" and d.tries = r.tries
        and d.sent_at is null`),
  ]
  if (notBegun.length > 0) {
    const ids = sql.join(
      notBegun.map(({ eventId }) => sql`${eventId}`),
      sql`, `,
    )
    const pause = failed.length > 0 ? webhookPauses[0] : 0
    statements.push(
      db.execute(sql`
        update webhook_deliveries set tries = tries - 1, available_at = now() + make_interval(secs => ${pause})
        where endpoint_id = ${endpointId} and event_id in (${ids}) and sent_at is null`),
    )
  }
  if (failed.length === 0) {
    statements.push(
      db.execute(sql`update webhook_endpoints set failures = 0 where id = ${endpointId} and failures > 0`),
    )
  } else {
    const isGone = failed.some(({ posted }) => posted.status === gone)
    const last = failed.at(-1)?.posted.remark ?? ''
    statements.push(countFailures(deps, endpointId, { count: failed.length, hasArrived, isGone, last }))
  }
  await runBatch(db, statements)
}

function countFailures(
  deps: Deps,
  endpointId: string,
  failed: { count: number; hasArrived: boolean; isGone: boolean; last: string },
) {
  const id = deps.ids.next('event')
  const inARow = sql`${failed.hasArrived ? 0 : sql`e.failures`} + ${failed.count}::int`
  const nothingForDays = sql`(
    ${inARow} >= ${failuresOfDays} and exists (
      select from webhook_deliveries w where w.endpoint_id = e.id and w.sent_at is null
        and w.created_at < now() - make_interval(days => ${mostDays}))
    and not exists (
      select from webhook_deliveries w where w.endpoint_id = e.id
        and w.sent_at > now() - make_interval(days => ${mostDays})))`
  const because = sql`case
    when ${failed.isGone} then 'The server answered that this address is gone (HTTP 410).'
    when ${inARow} >= ${mostFailures} then ${`${mostFailures} tries in a row failed. Last: ${failed.last}`}
    when ${nothingForDays} then ${`Nothing arrived for ${mostDays} days. Last: ${failed.last}`} end`
  return deps.db.execute(sql`
    with counted as (
      update webhook_endpoints e set failures = ${inARow}, disabled_because = ${because},
        disabled_at = case when ${because} is not null then now() end
      where e.id = ${endpointId} and e.disabled_at is null
      returning e.*
    )
    insert into outbox (id, organization_id, type, payload)
    select ${id}, organization_id, 'webhook.disabled', jsonb_build_object(
      'type', 'webhook.disabled', 'id', ${id}::text, 'webhookId', counted.id, 'url', url,
      'reason', disabled_because, 'at', ${deps.clock.now().toISOString()}::text)
    from counted where disabled_at is not null`)
}

/** Seconds until the next try after this many; null when it was the last. */
function pauseAfter(tries: number, retryAfter: number | null): number | null {
  const own = webhookPauses[tries - 1]
  if (own === undefined) return null
  return Math.max(own, Math.min(retryAfter ?? 0, longestWish))
}
