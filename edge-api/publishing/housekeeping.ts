import { sql } from 'drizzle-orm'
import { formatId } from '../../core/ids.ts'
import { runBatch } from '../../db/batch.ts'
import type { Deps } from '../deps.ts'

const day = 86_400_000
const keepEvents = 7 * day
/** Rows that one sweep erases at most, so that it never holds anybody up. */
const atOnce = 1_000

/** Erases what has served its time: remembered answers after a day, begun consents after their end, sent events after a week. */
export async function tidyUp(deps: Deps): Promise<void> {
  const { db, clock } = deps
  // Ids sort by time, so that the primary key finds the old ones.
  const oldest = formatId('event', clock.now().getTime() - keepEvents, new Uint8Array(10))
  await runBatch(db, [
    db.execute(sql`delete from idempotency_keys where (actor_id, key) in (
      select actor_id, key from idempotency_keys where created_at < now() - interval '1 day' limit ${atOnce})`),
    db.execute(sql`delete from connections where expires_at < now() - interval '1 hour'`),
    db.execute(sql`delete from outbox where id in (
      select id from outbox where id < ${oldest} and sent_at is not null order by id limit ${atOnce})`),
  ])
}
