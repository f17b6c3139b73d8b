import { createHash } from 'node:crypto'
import type { Kit } from '../kit/index.ts'
import { createAttempts, type DeadLetter } from './attempts.ts'
import { callbackBody } from './callback-body.ts'
import { createDeliveries } from './deliveries.ts'
import { createJournal } from './journal.ts'
import type { Callback, Message, Origin } from './message.ts'
import { freePlan } from './plan.ts'
import { isName, QStashProblem } from './problem.ts'
import { type Draft, readAddress, readMessage } from './read-message.ts'
import { createSchedules } from './schedules.ts'
import { createUrlGroups, type Endpoint } from './url-groups.ts'

export interface Published {
  messageId: string
  url: string
  deduplicated?: true
}

/** How long QStash remembers a deduplication id. Source: its OpenAPI description, November 2026. */
const deduplicationWindow = 10 * 60_000

/**
 * Takes messages and delivers them: at least once, never before their time. Everything is kept in the store: after a
 * restart, what was not acknowledged is delivered (again). It ends with the sandbox.
 */
export function createBroker(kit: Kit, sign: (url: string, body: Uint8Array) => string) {
  const messages = kit.store.collection<Message>('qstash.messages')
  const deadLetters = kit.store.collection<DeadLetter>('qstash.dlq')
  const seen = kit.store.collection<Published>('qstash.deduplication')
  const journal = createJournal(kit)
  const urlGroups = createUrlGroups(kit)
  const now = () => kit.clock.now().getTime()
  // Ids grow with time, as QStash's do: neighbours in the store are written together.
  const newId = () => `msg_${Date.now().toString(36)}${kit.random()}`

  const schedules = createSchedules(kit, (schedule) => {
    const { callerIp, scheduleId } = schedule
    const queueName = schedule.headers['upstash-queue-name']
    const origin = { callerIp, scheduleId, ...(queueName === undefined ? {} : { queueName }) }
    try {
      const body = Buffer.from(schedule.body, 'base64')
      const { published } = publish(schedule.destination, new Headers(schedule.headers), body, origin)
      return published.map(({ messageId }) => messageId)
    } catch (error) {
      // Its URL group has been deleted since.
      if (error instanceof QStashProblem) return []
      throw error
    }
  })
  const attempt = createAttempts(kit, {
    messages,
    deadLetters,
    journal,
    sign,
    tell(message, answer, dlqId) {
      const callback = dlqId === undefined ? message.callback : message.failureCallback
      if (callback) call(callback, callbackBody(message, answer, dlqId), message.queueName)
    },
    over(message, isDelivered) {
      if (message.scheduleId) {
        schedules.note(message.scheduleId, message.messageId, isDelivered ? 'SUCCESS' : 'FAIL')
      }
    },
  })
  const deliveries = createDeliveries(kit, messages, attempt, {
    next: schedules.next,
    run: schedules.fireDue,
  })
  const { queues, flowControl } = deliveries

  const accept = (message: Message): Published => {
    messages.set(message.messageId, message)
    journal.write(message, 'CREATED', { nextDeliveryTime: message.nextDeliveryTime })
    deliveries.add(message)
    return { messageId: message.messageId, url: message.url }
  }

  const call = ({ url, headers }: Callback, body: string, placeIn: string | null) => {
    const origin = { callerIp: null, ...(placeIn === null ? {} : { placeIn }) }
    const draft = readMessage(new Headers(headers), Buffer.from(body), now(), origin)
    accept({ ...draft, messageId: newId(), url, topicName: null, endpointName: null })
  }

  /** Where a destination leads: an address, or those of a URL group. */
  const endpointsOf = (destination: string): { topicName: string | null; endpoints: Endpoint[] } => {
    const group = isName(destination) ? urlGroups.find(destination) : undefined
    return group
      ? { topicName: group.name, endpoints: group.endpoints }
      : { topicName: null, endpoints: [{ url: readAddress(destination, 'destination') }] }
  }

  const deduplicationIdOf = (headers: Headers, draft: Draft): string | null => {
    if (headers.get('upstash-content-based-deduplication') !== 'true') {
      return headers.get('upstash-deduplication-id')
    }
    return createHash('sha256').update(draft.body).digest('hex')
  }

  /**
   * Takes a message and answers it; to a URL group one for each endpoint, and a list. Throws QStashProblem for one that
   * cannot be.
   */
  function publish(destination: string, headers: Headers, body: Uint8Array, origin: Origin) {
    if (body.length > freePlan.largestMessage) {
      throw new QStashProblem(400, 'the message exceeds the maximum size of your plan, which is 1 MB')
    }
    const { topicName, endpoints } = endpointsOf(destination)
    const draft = readMessage(headers, body, now(), origin)
    const deduplicationId = deduplicationIdOf(headers, draft)
    return kit.store.transaction(() => {
      if (origin.queueName !== undefined && !queues.exists(origin.queueName)) queues.upsert(origin.queueName)
      const published = endpoints.map(({ url, name }): Published => {
        const memory = deduplicationId === null ? null : `${topicName ? `${url} ` : ''}${deduplicationId}`
        const earlier = memory === null ? undefined : seen.get(memory)
        if (earlier) return { ...earlier, deduplicated: true }
        const accepted = accept({ ...draft, messageId: newId(), url, topicName, endpointName: name ?? null })
        const expiresAt = new Date(now() + deduplicationWindow)
        if (memory !== null) seen.set(memory, accepted, { expiresAt })
        return accepted
      })
      return { published, isToGroup: topicName !== null }
    })
  }

  /** False when there is no such message. One on its way may still arrive. */
  function cancel(messageId: string): boolean {
    const message = messages.get(messageId)
    if (!message) return false
    kit.store.transaction(() => {
      messages.delete(messageId)
      journal.write(message, 'CANCEL_REQUESTED')
      if (deliveries.remove(message)) journal.write(message, 'CANCELLED')
    })
    return true
  }

  return {
    journal,
    deadLetters,
    urlGroups,
    schedules,
    queues,
    flowControl,
    load: deliveries.load,
    lookSoon: deliveries.lookSoon,
    publish,
    cancel,
    /** Writes what is published or cancelled together at once, which is quicker. */
    together: kit.store.transaction,
    get: (messageId: string) => messages.get(messageId),
    list: () => messages.values(),
    /** Checks where a schedule leads. Throws QStashProblem (400). */
    check: (destination: string) => void endpointsOf(destination),
    /** What publishing headers say. Throws QStashProblem (400). */
    read: (headers: Headers): Draft => readMessage(headers, new Uint8Array(), now(), { callerIp: null }),
    /** Deletes a queue and cancels what stands in it. */
    removeQueue: (name: string) => kit.store.transaction(() => void queues.remove(name).forEach(cancel)),
    /** Publishes a dead letter anew. */
    revive(dlqId: string): Published {
      const letter = deadLetters.get(dlqId)
      if (!letter) throw new QStashProblem(404, `dlq message ${dlqId} not found`)
      const at = now()
      const fresh = { messageId: newId(), retried: 0, createdAt: at, notBefore: at, nextDeliveryTime: at }
      return kit.store.transaction(() => {
        deadLetters.delete(dlqId)
        return accept({ ...letter.message, ...fresh, isMoved: false })
      })
    },
  }
}

export type Broker = ReturnType<typeof createBroker>
