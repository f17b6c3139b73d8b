import type { Collection, Kit } from '../kit/index.ts'
import { createFlowControl } from './flow-control.ts'
import type { Message } from './message.ts'
import { createOrderedQueues } from './ordered-queues.ts'
import { createReordering } from './reordering.ts'
import { createTimetable } from './timetable.ts'

/** Looking again this often also finds what a sleeping machine has missed. */
const longestWait = 60_000
/** While a fault that counts its hits holds a delivery back. */
const heldFor = 250
/** How many deliveries are under way at once, as in QStash's smallest fixed plan; more have to wait. */
const mostAtOnce = 200
/** How many begin before requests and answers get their turn again. */
const mostInARow = 50

/** Faults that act before a delivery begins: the first five hold it back. */
const holdingKinds = ['status', 'hang', 'reset', 'html', 'truncated', 'delay', 'reorder'] as const

/** How a fault matches a delivery. */
export function requestOf(message: Message): string {
  return `DELIVER ${new URL(message.url).pathname}`
}

/**
 * Decides when each message is delivered: at its time, in the order of its queue, within the limits of its key, and as
 * faults say. `attempt` delivers once and answers when to try again, or null when the message is over. `alsoAt` are other
 * things to do at their times.
 */
export function createDeliveries(
  kit: Kit,
  messages: Collection<Message>,
  attempt: (message: Message) => Promise<number | null>,
  alsoAt: { next(): number; run(): void },
) {
  const timetable = createTimetable()
  const inFlight = new Set<string>()
  /** Held back until the faults change. */
  const held = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let looking: NodeJS.Immediate | undefined
  let earlyFaults = ''
  const now = () => kit.clock.now().getTime()

  const queues = createOrderedQueues(kit, (messageId) => {
    const message = messages.get(messageId)
    if (message && flowControl.enter(message)) start(message)
  })
  const flowControl = createFlowControl(kit, (messageId) => {
    const message = messages.get(messageId)
    if (message) start(message)
  })
  const reordering = createReordering((messageId) => {
    timetable.put(messageId, now())
    lookSoon()
  })

  /** Asked many times in a row, it looks once. */
  const lookSoon = () => {
    if (!kit.closed.aborted) looking ??= setImmediate(look)
  }

  /** When there is something to do next. */
  const nextTime = () => {
    const next = inFlight.size < mostAtOnce ? timetable.next() : Number.POSITIVE_INFINITY
    return Math.min(next, flowControl.next(), alsoAt.next())
  }

  const look = () => {
    looking = undefined
    if (nextTime() <= now()) kit.store.transaction(doDue)
    clearTimeout(timer)
    timer = setTimeout(look, Math.min(longestWait, Math.max(0, nextTime() - now())))
  }

  const doDue = () => {
    alsoAt.run()
    flowControl.letDuePass()
    for (let count = 0; count < mostInARow && inFlight.size < mostAtOnce; count++) {
      const messageId = timetable.take(now())
      if (messageId === undefined) break
      const message = messages.get(messageId)
      if (message && !isHeldBack(message) && queues.enter(message) && flowControl.enter(message)) {
        start(message)
      }
    }
  }

  const isHeldBack = (message: Message): boolean => {
    const { messageId } = message
    const kinds = holdingKinds.filter(
      (kind) =>
        !(kind === 'delay' && message.isMoved) && !(kind === 'reorder' && reordering.isFree(messageId)),
    )
    const fault = kit.faults.take('qstash', requestOf(message), kinds)
    if (!fault) return false
    if (fault.kind === 'reorder') reordering.collect(messageId, fault.count)
    else if (fault.kind === 'delay') move(message, now() + fault.milliseconds)
    else if (fault.times === undefined) held.add(messageId)
    else timetable.put(messageId, now() + heldFor)
    return true
  }

  const move = (message: Message, nextDeliveryTime: number) => {
    messages.set(message.messageId, { ...message, nextDeliveryTime, isMoved: true })
    timetable.put(message.messageId, nextDeliveryTime)
  }

  const start = (message: Message) => {
    const { messageId } = message
    inFlight.add(messageId)
    void attempt(message).then((again) => {
      if (kit.closed.aborted) return
      inFlight.delete(messageId)
      flowControl.leave(message)
      if (again === null) queues.leave(message)
      else timetable.put(messageId, again)
      reordering.finish(messageId)
      lookSoon()
    })
  }

  /** A fault makes a message early, which has not been moved before. */
  const hurry = (message: Message) => {
    if (message.isMoved || message.nextDeliveryTime <= now()) return
    const fault = kit.faults.take('qstash', requestOf(message), ['early'])
    if (fault) move(message, Math.max(now(), message.nextDeliveryTime - fault.milliseconds))
  }

  const noticeFaults = () => {
    if (kit.closed.aborted) return
    const faults = kit.faults.list('qstash')
    for (const messageId of held) timetable.put(messageId, now())
    held.clear()
    if (!faults.some(({ kind }) => kind === 'reorder')) reordering.release()
    const early = JSON.stringify(
      faults.filter(({ kind }) => kind === 'early').map((fault) => ({ ...fault, times: undefined })),
    )
    if (early !== earlyFaults) {
      earlyFaults = early
      if (early !== '[]') for (const message of messages.values()) hurry(message)
    }
    lookSoon()
  }

  const stopListening = [
    kit.clock.subscribe(lookSoon),
    kit.events.subscribe((event) => {
      if (event.type === 'reset' || (event.type === 'faults' && event.platform === 'qstash')) {
        setImmediate(noticeFaults)
      }
    }),
  ]
  kit.closed.addEventListener('abort', () => {
    clearTimeout(timer)
    clearImmediate(looking)
    for (const stop of stopListening) stop()
  })
  for (const message of messages.values()) {
    queues.join(message)
    timetable.put(message.messageId, message.nextDeliveryTime)
  }
  lookSoon()

  return {
    queues,
    flowControl,
    lookSoon,
    /** How many are being delivered now, and how many may be. */
    load: () => ({ parallelismMax: mostAtOnce, parallelismCount: inFlight.size }),
    /** Takes a message that is in the store. */
    add(message: Message) {
      queues.join(message)
      flowControl.configure(message)
      timetable.put(message.messageId, message.nextDeliveryTime)
      hurry(message)
      lookSoon()
    },
    /** Forgets a message that is no longer in the store. False when it is on its way and may still arrive. */
    remove(message: Message): boolean {
      const { messageId } = message
      if (inFlight.has(messageId)) return false
      timetable.remove(messageId)
      held.delete(messageId)
      flowControl.leave(message)
      queues.leave(message)
      reordering.finish(messageId)
      lookSoon()
      return true
    },
  }
}

export type Deliveries = ReturnType<typeof createDeliveries>
