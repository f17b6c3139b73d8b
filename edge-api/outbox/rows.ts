import { inArray, type SQL, sql } from 'drizzle-orm'
import { outbox } from '../../db/schema/index.ts'
import type { Deps } from '../deps.ts'

export interface Waiting {
  id: string
  organizationId: string
  payload: unknown
  deliveries: number
}

/** Rows that are taken at once. */
export const atOnce = 100
/** How long a delivery that was begun keeps others from the same events, in seconds. */
const lease = 30

/** Takes what waits, oldest first; whoever else looks passes over it while the lease lasts. */
export async function take(deps: Deps, which: SQL): Promise<Waiting[]> {
  const { rows } = await deps.db.execute<Record<string, unknown> & Waiting>(sql`
    update outbox set available_at = now() + make_interval(secs => ${lease}), deliveries = deliveries + 1
    where id in (
      select id from outbox where sent_at is null and available_at <= now() and ${which}
      order by available_at, id limit ${atOnce} for update skip locked)
    returning id, organization_id as "organizationId", payload, deliveries`)
  return rows.sort((one, other) => (one.id < other.id ? -1 : 1))
}

export async function markSent(deps: Deps, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await noteSent(deps, ids)
}

/** The note that events are done, for a batch that carries out what they are for. */
export function noteSent(deps: Deps, ids: readonly string[]) {
  return deps.db
    .update(outbox)
    .set({ sentAt: sql`now()` })
    .where(inArray(outbox.id, [...ids]))
}

/** Pauses of 5, 10, 20 … seconds, an hour at most. */
export async function putOff(deps: Deps, ids: readonly string[], reason: string): Promise<void> {
  if (ids.length === 0) return
  await deps.db
    .update(outbox)
    .set({
      availableAt: sql`now() + make_interval(secs => least(5 * power(2, least(${outbox.deliveries}, 12) - 1), 3600))`,
      lastError: reason.slice(0, 500),
    })
    .where(inArray(outbox.id, [...ids]))
}

/** Keeps an event that cannot be delivered as it is out of the way of others, with the reason, for a person to look at. */
export async function setAside(deps: Deps, events: readonly { id: string; reason: string }[]): Promise<void> {
  if (events.length === 0) return
  for (const { id, reason } of events) {
    deps.log.error('An event cannot be delivered and was set aside', { eventId: id, reason })
  }
  await deps.db.execute(sql`
    update outbox set available_at = 'infinity', last_error = left(aside.reason, 500)
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as aside(id text, reason text)
    where outbox.id = aside.id`)
}
