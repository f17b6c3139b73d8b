import { inArray } from 'drizzle-orm'
import { runBatch, type Statement } from '../../db/batch.ts'
import { postgresFault } from '../../db/errors.ts'
import { outbox } from '../../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { DomainEvent, domainEventTypes } from './events.ts'
import { writeFacts } from './facts.ts'
import { writeNotifications } from './notifications.ts'
import { atOnce, markSent, noteSent, putOff, setAside, take, type Waiting } from './rows.ts'
import { sendWebhooks } from './send-webhooks.ts'
import { queueWebhooks } from './webhooks.ts'

/**
 * What follows from an event besides rooms: one statement for many events, null when nothing follows. A second run with the
 * same events changes nothing, because each row it writes is keyed by the event.
 */
type Sink = (deps: Deps, events: readonly DomainEvent[]) => Statement | null

const sinks = {
  facts: writeFacts,
  notifications: writeNotifications,
  webhooks: queueWebhooks,
} satisfies Record<string, Sink>
type SinkName = keyof typeof sinks
const sinkNames = Object.keys(sinks) as SinkName[]

const ofTheHouse = inArray(outbox.type, [...domainEventTypes])
/** After so many deliveries, over about half a day, an event counts as one that cannot be delivered. */
const mostDeliveries = 20

/** Why an event did not get through, and whether trying again can help. */
interface Failure {
  reason: string
  passing: boolean
}

/** What a delivery did. */
interface Delivered {
  /** Events that are done. */
  events: number
  /** Whether something new waits for the rooms. */
  tellsRooms: boolean
}

/** Gives every sink what waits for it. A sink that fails keeps nothing from the others. */
export async function deliverDomainEvents(deps: Deps): Promise<Delivered> {
  const delivered: Delivered = { events: 0, tellsRooms: false }
  for (;;) {
    const waiting = await take(deps, ofTheHouse)
    const failures = new Map<string, Failure>()
    /** Sinks whose statement answered something. */
    const wrote = new Set<SinkName>()
    const events = waiting.flatMap(({ id, organizationId, payload }) => {
      const event = DomainEvent.safeParse(payload)
      if (event.success) return [{ ...event.data, organizationId }]
      failures.set(id, { reason: 'It is none that the house knows.', passing: false })
      return []
    })
    if (!(await giveToAll(deps, events, wrote))) {
      const outcomes = await Promise.all(sinkNames.map((name) => give(deps, name, events, wrote)))
      for (const [id, failure] of outcomes.flat()) failures.set(id, worse(failures.get(id), failure))
      await markSent(
        deps,
        events.map(({ id }) => id).filter((id) => !failures.has(id)),
      )
    }
    await keepFailed(deps, waiting, failures)
    if (wrote.has('webhooks')) deps.background(sendWebhooks(deps))
    delivered.tellsRooms ||= wrote.has('notifications')
    delivered.events += waiting.length - failures.size
    if (waiting.length < atOnce) return delivered
  }
}

/** Usually nothing fails, and all of it is one round trip. False when something did: then nothing was written. */
async function giveToAll(deps: Deps, events: readonly DomainEvent[], wrote: Set<SinkName>): Promise<boolean> {
  if (events.length === 0) return true
  const done = noteSent(
    deps,
    events.map(({ id }) => id),
  )
  try {
    await write(deps, sinkNames, events, wrote, [done])
    return true
  } catch {
    return false
  }
}

/** Runs the statements of sinks, and what is to go with them, as one transaction. */
async function write(
  deps: Deps,
  names: readonly SinkName[],
  events: readonly DomainEvent[],
  wrote: Set<SinkName>,
  besides: readonly Statement[] = [],
): Promise<void> {
  const statements = names.flatMap((name) => {
    const statement = sinks[name](deps, events)
    return statement ? [{ name, statement }] : []
  })
  const results = await runBatch(deps.db, [...statements.map(({ statement }) => statement), ...besides])
  statements.forEach(({ name }, index) => {
    if (hasRows(results[index])) wrote.add(name)
  })
}

const hasRows = (result: unknown): boolean =>
  typeof result === 'object' &&
  result !== null &&
  'rows' in result &&
  Array.isArray(result.rows) &&
  result.rows.length > 0

/** What did not get through waits for another time, or for a person when there is no use in that. */
async function keepFailed(
  deps: Deps,
  waiting: readonly Waiting[],
  failures: ReadonlyMap<string, Failure>,
): Promise<void> {
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
}

const worse = (before: Failure | undefined, failure: Failure): Failure =>
  before && !before.passing ? before : failure

/** Data exceptions and broken constraints: an event that meets one meets it every time. */
const forGood = /^2[23]/

/** Gives one sink all events at once; when one of them is at fault, halves the batch until it is found. */
async function give(
  deps: Deps,
  name: SinkName,
  events: readonly DomainEvent[],
  wrote: Set<SinkName>,
): Promise<[string, Failure][]> {
  if (events.length === 0) return []
  try {
    await write(deps, [name], events, wrote)
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
    const first = await give(deps, name, events.slice(0, middle), wrote)
    return [...first, ...(await give(deps, name, events.slice(middle), wrote))]
  }
}
