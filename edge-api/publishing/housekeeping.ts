import { sql } from 'drizzle-orm'
import { formatId, type IdKind } from '../../core/ids.ts'
import { runBatch } from '../../db/batch.ts'
import type { Deps } from '../deps.ts'

const day = 86_400_000
const keepCodes = day
const keepEvents = 7 * day
const keepDeliveries = 30 * day
const keepNotifications = 90 * day
/** Deleted posts can be restored for ten minutes only, but what they published may be asked about for a while. */
const keepDeleted = 30 * day
/** A year and a month, so that a month can be compared with the same one of the year before. */
const keepFacts = 396 * day
/** Rows that one sweep erases at most, so that it never holds anybody up. */
const atOnce = 1_000

/**
 * Erases what has served its time: remembered answers and one-time codes after a day, begun consents after their end,
 * sent events after a week, deleted posts after 30 days (with their targets and attempts; the audit log stays),
 * deliveries of webhooks after 30 days, notifications that were read after 90, counts after 13 months.
 */
export async function tidyUp(deps: Deps): Promise<void> {
  const { db, clock } = deps
  // Ids sort by time, so that the primary key finds the old ones.
  const oldest = (kind: IdKind, keep: number) =>
    formatId(kind, clock.now().getTime() - keep, new Uint8Array(10))
  await runBatch(db, [
    db.execute(sql`delete from idempotency_keys where (actor_id, key) in (
      select actor_id, key from idempotency_keys where created_at < now() - interval '1 day' limit ${atOnce})`),
    db.execute(sql`delete from connections where expires_at < now() - interval '1 hour'`),
    db.execute(sql`delete from verifications where id in (
      select id from verifications where id < ${oldest('verification', keepCodes)} order by id limit ${atOnce})`),
    db.execute(sql`delete from outbox where id in (
      select id from outbox where id < ${oldest('event', keepEvents)} and sent_at is not null
      order by id limit ${atOnce})`),
    db.execute(sql`delete from posts where id in (
      select id from posts where deleted_at < now() - make_interval(secs => ${keepDeleted / 1000})
      order by deleted_at limit ${atOnce})`),
    // Sent again, a message counts from then on.
    db.execute(sql`delete from webhook_deliveries where (endpoint_id, event_id) in (
      select d.endpoint_id, d.event_id from webhook_endpoints e cross join lateral (
        select * from webhook_deliveries w
        where w.endpoint_id = e.id and w.event_id < ${oldest('event', keepDeliveries)}
          and w.created_at < now() - make_interval(secs => ${keepDeliveries / 1000})
        order by w.event_id limit ${atOnce}) d
      limit ${atOnce})`),
    db.execute(sql`delete from notifications where id in (
      select id from notifications where id < ${oldest('notification', keepNotifications)}
        and read_at is not null order by id limit ${atOnce})`),
    db.execute(sql`delete from publication_facts where event_id in (
      select event_id from publication_facts where event_id < ${oldest('event', keepFacts)}
      order by event_id limit ${atOnce})`),
  ])
}
