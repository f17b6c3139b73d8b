import { notInArray } from 'drizzle-orm'
import { RoomEvent } from '../../core/events.ts'
import { outbox } from '../../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { domainEventTypes } from './events.ts'
import { atOnce, markSent, putOff, setAside, take, type Waiting } from './rows.ts'

const forRooms = notInArray(outbox.type, [...domainEventTypes])

/**
 * Tells the rooms what waits for them, at least once and in order within an organization. What a room does not take is
 * tried again later, with growing pauses. Answers how many events were taken.
 */
export async function deliverToRooms(deps: Deps): Promise<number> {
  let delivered = 0
  for (;;) {
    const waiting = await take(deps, forRooms)
    const organizations = Map.groupBy(waiting, ({ organizationId }) => organizationId)
    const sent = await Promise.all([...organizations.values()].map((events) => deliverInOrder(deps, events)))
    delivered += sent.reduce((sum, count) => sum + count, 0)
    if (waiting.length < atOnce) return delivered
  }
}

async function deliverInOrder(deps: Deps, events: readonly Waiting[]): Promise<number> {
  const sent: string[] = []
  const aside: { id: string; reason: string }[] = []
  let failure: string | null = null
  for (const { id, organizationId, payload } of events) {
    const event = RoomEvent.safeParse(payload)
    if (!event.success) {
      aside.push({ id, reason: 'It is none that rooms know.' })
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
  await markSent(deps, sent)
  await setAside(deps, aside)
  if (failure === null) return sent.length
  const rest = events.slice(sent.length + aside.length).map(({ id }) => id)
  deps.log.warn('A room did not take its events; they are delivered later', {
    events: rest.length,
    reason: failure,
  })
  await putOff(deps, rest, failure)
  return sent.length
}
