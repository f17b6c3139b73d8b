import { inArray, sql } from 'drizzle-orm'
import { RoomEvent } from '../core/events.ts'
import { outbox } from '../db/schema/index.ts'
import type { Deps } from './deps.ts'

interface Waiting {
  id: string
  organizationId: string
  payload: unknown
  deliveries: number
}

const atOnce = 100
/** How long a delivery that was begun keeps others from the same events, in seconds. */
const lease = 30

/**
 * Delivers what waits in the outbox to the rooms, at least once and in order within an organization. What a room does
 * not take is tried again later, with growing pauses. Answers how many were delivered.
 */
export async function deliverEvents(deps: Deps): Promise<number> {
  let delivered = 0
  for (;;) {
    const waiting = await take(deps)
    const organizations = Map.groupBy(waiting, ({ organizationId }) => organizationId)
    const sent = await Promise.all([...organizations.values()].map((events) => deliverInOrder(deps, events)))
    delivered += sent.reduce((sum, count) => sum + count, 0)
    if (waiting.length < atOnce) return delivered
  }
}

async function take(deps: Deps): Promise<Waiting[]> {
  const { rows } = await deps.db.execute<Record<string, unknown> & Waiting>(sql`
    update outbox set available_at = now() + make_interval(secs => ${lease}), deliveries = deliveries + 1
    where id in (
      select id from outbox where sent_at is null and available_at <= now()
      order by available_at, id limit ${atOnce} for update skip locked)
    returning id, organization_id as "organizationId", payload, deliveries`)
  return rows.sort((one, other) => (one.id < other.id ? -1 : 1))
}

async function deliverInOrder(deps: Deps, events: readonly Waiting[]): Promise<number> {
  const sent: string[] = []
  let failure: string | null = null
  for (const { id, organizationId, payload } of events) {
    const event = RoomEvent.safeParse(payload)
    if (!event.success) {
      deps.log.error('An event in the outbox is not one that rooms know', { eventId: id })
      sent.push(id)
      continue
    }
    try {
      await deps.rooms.push(organizationId, event.data)
      sent.push(id)
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error)
      break
    }
  }
  if (sent.length > 0)
    await deps.db.update(outbox).set({ sentAt: sql`now()` }).where(inArray(outbox.id, sent))
  if (failure !== null) await putOff(deps, events.slice(sent.length), failure)
  return sent.length
}

/** Pauses of 5, 10, 20 … seconds, an hour at most. */
async function putOff(deps: Deps, events: readonly Waiting[], failure: string): Promise<void> {
  const ids = events.map(({ id }) => id)
  deps.log.warn('A room did not take its events; they are delivered later', {
    events: ids.length,
    reason: failure,
  })
  await deps.db
    .update(outbox)
    .set({
      availableAt: sql`now() + make_interval(secs => least(5 * power(2, least(${outbox.deliveries}, 12) - 1), 3600))`,
      lastError: failure.slice(0, 500),
    })
    .where(inArray(outbox.id, ids))
}
