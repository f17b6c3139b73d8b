import { inArray } from 'drizzle-orm'
import { postgresFault } from '../../db/errors.ts'
import { outbox } from '../../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { DomainEvent, domainEventTypes } from './events.ts'
import { writeFacts } from './facts.ts'
import { writeNotifications } from './notifications.ts'
import { atOnce, markSent, putOff, setAside, take } from './rows.ts'
import { queueWebhooks } from './webhooks.ts'

/**
 * What follows from an event besides rooms: one statement for many events, and a second run with the same events changes
 * nothing, because each row it writes is keyed by the event.
 */
export type Sink = (deps: Deps, events: readonly DomainEvent[]) => Promise<void>

const sinks: Readonly<Record<string, Sink>> = {
  facts: writeFacts,
  notifications: writeNotifications,
  webhooks: queueWebhooks,
}

const ofTheHouse = inArray(outbox.type, [...domainEventTypes])
/** After so many deliveries, over about half a day, an event counts as one that cannot be delivered. */
const mostDeliveries = 20

/** Why an event did not get through, and whether trying again can help. */
interface Failure {
  reason: string
  passing: boolean
}

/** Gives every sink what waits for it. A sink that fails keeps nothing from the others. Answers how many events are done. */
export async function deliverDomainEvents(deps: Deps): Promise<number> {
  let delivered = 0
  for (;;) {
    const waiting = await take(deps, ofTheHouse)
    const failures = new Map<string, Failure>()
    const events = waiting.flatMap(({ id, organizationId, payload }) => {
      const event = DomainEvent.safeParse(payload)
      if (event.success) return [{ ...event.data, organizationId }]
      failures.set(id, { reason: 'It is none that the house knows.', passing: false })
      return []
    })
    const outcomes = await Promise.all(
      Object.entries(sinks).map(([name, sink]) => give(deps, name, sink, events)),
    )
    for (const [id, failure] of outcomes.flat()) failures.set(id, worse(failures.get(id), failure))
    const done = waiting.filter(({ id }) => !failures.has(id)).map(({ id }) => id)
    await markSent(deps, done)
    const failed = waiting.flatMap(({ id, deliveries }) => {
      const failure = failures.get(id)
      return failure ? [{ id, deliveries, ...failure }] : []
    })
    const isOver = (each: { passing: boolean; deliveries: number }) =>
      !each.passing || each.deliveries >= mostDeliveries
    await setAside(
      deps,
      failed.filter(isOver).map(({ id, reason }) => ({ id, reason })),
    )
    const later = failed.filter((each) => !isOver(each))
    const reason = later[0]?.reason ?? ''
    await putOff(
      deps,
      later.map(({ id }) => id),
      reason,
    )
    delivered += done.length
    if (waiting.length < atOnce) return delivered
  }
}

const worse = (before: Failure | undefined, failure: Failure): Failure =>
  before && !before.passing ? before : failure

/** Data exceptions and broken constraints: an event that meets one meets it every time. */
const forGood = /^2[23]/

/** Writes all events at once; when one of them is at fault, halves the batch until it is found. */
async function give(
  deps: Deps,
  name: string,
  sink: Sink,
  events: readonly DomainEvent[],
): Promise<[string, Failure][]> {
  if (events.length === 0) return []
  try {
    await sink(deps, events)
    return []
  } catch (error) {
    const fault = postgresFault(error)
    const passing = fault === null || !forGood.test(fault.code)
    if (passing || events.length === 1) {
      const said = fault?.message ?? (error instanceof Error ? error.message : String(error))
      const reason = `${name}: ${said.split('\n')[0]}`
      if (passing) deps.log.warn('A sink did not take its events; they are delivered later', { sink: name })
      return events.map(({ id }) => [id, { reason, passing }])
    }
    const middle = Math.ceil(events.length / 2)
    const first = await give(deps, name, sink, events.slice(0, middle))
    return [...first, ...(await give(deps, name, sink, events.slice(middle)))]
  }
}
