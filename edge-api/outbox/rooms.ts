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
    const told = await Promise.all([...organizations.values()].map((events) => tellInOrder(deps, events)))
    const sent = told.flatMap((each) => each.sent)
    await markSent(deps, sent)
    await setAside(
      deps,
      told.flatMap((each) => each.aside),
    )
    for (const { failure, rest } of told) {
      if (failure === null) continue
      deps.log.warn('A room did not take its events; they are delivered later', {
        events: rest.length,
        reason: failure,
      })
      await putOff(deps, rest, failure)
    }
    delivered += sent.length
    if (waiting.length < atOnce) return delivered
  }
}

interface Told {
  sent: string[]
  aside: { id: string; reason: string }[]
  failure: string | null
  /** What waits because of it. */
  rest: string[]
}

async function tellInOrder(deps: Deps, events: readonly Waiting[]): Promise<Told> {
  const sent: string[] = []
  const aside: { id: string; reason: string }[] = []
  let failure: string | null = null
  const read = events.map(({ id, organizationId, payload }) => ({
    id,
    organizationId,
    event: RoomEvent.safeParse(payload),
  }))
  // An event about a post tells how it stands: of several, the last one says it all.
  const newest = new Map<string, string>()
  for (const { id, event } of read) {
    if (event.success && event.data.type === 'post.changed') newest.set(event.data.postId, id)
  }
  for (const { id, organizationId, event } of read) {
    if (!event.success) {
      aside.push({ id, reason: 'It is none that rooms know.' })
      continue
    }
    if (event.data.type === 'post.changed' && newest.get(event.data.postId) !== id) {
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
  const rest = events.slice(sent.length + aside.length).map(({ id }) => id)
  return { sent, aside, failure, rest }
}
