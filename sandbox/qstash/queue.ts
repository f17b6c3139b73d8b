import type { Kit } from '../kit/index.ts'
import { type Answer, callDestination } from './destination.ts'
import { createJournal } from './journal.ts'
import { type Callback, type Message, QStashProblem, readMessage, toLists } from './message.ts'
import { defaultRetryDelay, evaluateRetryDelay } from './retry-delay.ts'

/** A message that could not be delivered, and the last answer of its destination. */
export interface DeadLetter {
  dlqId: string
  message: Message
  answer: Answer
}

export interface Published {
  messageId: string
  url: string
  deduplicated?: true
}

/** How long QStash remembers a deduplication id. Source: its OpenAPI description, November 2026. */
const deduplicationWindow = 10 * 60_000
/** Looking again this often also finds what a sleeping machine has missed. */
const longestWait = 60_000
/** While a fault holds deliveries back. */
const heldFor = 250

/**
 * Messages and their delivery: at least once, in no order, exactly at their time. Everything is kept in the store:
 * after a restart, what was not acknowledged is delivered (again). It ends with the sandbox.
 */
export function createQueue(kit: Kit, sign: (url: string, body: Uint8Array) => string) {
  const messages = kit.store.collection<Message>('qstash.messages')
  const deadLetters = kit.store.collection<DeadLetter>('qstash.dlq')
  const seen = kit.store.collection<Published>('qstash.deduplication')
  const journal = createJournal(kit)
  const inFlight = new Set<string>()
  /** Those that a fault has delivered once too often. */
  const repeated = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let look: NodeJS.Immediate | undefined
  const now = () => kit.clock.now().getTime()

  /** Sets the timer for the next message; asked many times in a row, it looks once. */
  const wait = () => {
    clearImmediate(look)
    if (!kit.closed.aborted) look = setImmediate(setTimer)
  }

  const setTimer = () => {
    clearTimeout(timer)
    const next = messages
      .values()
      .filter((message) => !inFlight.has(message.messageId))
      .reduce((earliest, message) => Math.min(earliest, message.nextDeliveryTime), Number.POSITIVE_INFINITY)
    timer = setTimeout(deliverDue, Math.min(longestWait, Math.max(0, next - now())))
  }

  const deliverDue = () => {
    kit.store.transaction(() => {
      for (const message of messages.values()) {
        if (message.nextDeliveryTime <= now() && !inFlight.has(message.messageId)) void deliver(message)
      }
    })
    wait()
  }

  const deliver = async (message: Message) => {
    const fault = kit.faults.take('qstash', `DELIVER ${new URL(message.url).pathname}`)
    const delivers = !fault || fault.kind === 'slow' || fault.kind === 'accept-then-fail'
    if (!delivers) {
      messages.set(message.messageId, { ...message, nextDeliveryTime: now() + heldFor })
      return
    }
    inFlight.add(message.messageId)
    journal.write(message, 'ACTIVE')
    if (fault?.kind === 'slow') await sleep(fault.milliseconds, kit.closed)
    const answer = await callDestination(message, sign, kit.closed)
    inFlight.delete(message.messageId)
    // An answer that comes after the end was not heard: the message is delivered again after the restart.
    if (kit.closed.aborted) return
    kit.store.transaction(() => {
      if (!messages.get(message.messageId)) journal.write(message, 'CANCELLED')
      else if (fault?.kind === 'accept-then-fail' && !repeated.has(message.messageId)) {
        repeated.add(message.messageId)
        messages.set(message.messageId, { ...message, nextDeliveryTime: now() })
      } else {
        repeated.delete(message.messageId)
        conclude(message, answer)
      }
    })
    wait()
  }

  const conclude = (message: Message, answer: Answer) => {
    const { status } = answer
    if (status >= 200 && status < 300) {
      messages.delete(message.messageId)
      journal.write(message, 'DELIVERED', { responseStatus: status })
      tell(message.callback, message, answer)
      return
    }
    journal.write(message, 'ERROR', {
      error: answer.error ?? `the destination answered ${status}`,
      responseStatus: status,
      responseBody: answer.body,
    })
    tell(message.callback, message, answer)
    if (message.retried < message.maxRetries && !answer.isFinal) {
      const nextDeliveryTime = now() + (answer.retryAfter ?? delayOf(message))
      messages.set(message.messageId, { ...message, retried: message.retried + 1, nextDeliveryTime })
      journal.write(message, 'RETRY', { nextDeliveryTime })
      return
    }
    const dlqId = `${now()}-${kit.store.next('qstash.dlq')}`
    messages.delete(message.messageId)
    deadLetters.set(dlqId, { dlqId, message, answer })
    journal.write(message, 'FAILED')
    tell(message.failureCallback, message, answer, dlqId)
  }

  const tell = (callback: Callback | null, message: Message, answer: Answer, dlqId?: string) => {
    if (!callback) return
    const body = {
      status: answer.status,
      header: toLists(answer.headers),
      body: answer.body,
      retried: message.retried,
      maxRetries: message.maxRetries,
      ...(dlqId === undefined ? {} : { dlqId }),
      sourceMessageId: message.messageId,
      url: message.url,
      method: message.method,
      sourceHeader: toLists(message.headers),
      sourceBody: message.body,
      notBefore: message.notBefore,
      createdAt: message.createdAt,
    }
    self.publish(callback.url, new Headers(callback.headers), Buffer.from(JSON.stringify(body)))
  }

  const self = {
    journal,
    deadLetters,
    /** Takes a message. Throws QStashProblem for one that cannot be. */
    publish(destination: string, headers: Headers, body: Uint8Array): Published {
      const messageId = `msg_${kit.random()}`
      const message = readMessage({ messageId, destination, headers, body, now: now() })
      const deduplicationId = headers.get('upstash-deduplication-id')
      const earlier = deduplicationId === null ? undefined : seen.get(deduplicationId)
      if (earlier) return { ...earlier, deduplicated: true }
      const published = { messageId, url: message.url }
      kit.store.transaction(() => {
        if (deduplicationId !== null) {
          seen.set(deduplicationId, published, { expiresAt: new Date(now() + deduplicationWindow) })
        }
        messages.set(messageId, message)
        journal.write(message, 'CREATED', { nextDeliveryTime: message.nextDeliveryTime })
      })
      wait()
      return published
    },
    get: (messageId: string) => messages.get(messageId),
    list: () => messages.values(),
    /** False when there is no such message. One on its way may still arrive. */
    cancel(messageId: string): boolean {
      const message = messages.get(messageId)
      if (!message) return false
      messages.delete(messageId)
      journal.write(message, 'CANCEL_REQUESTED')
      if (!inFlight.has(messageId)) journal.write(message, 'CANCELLED')
      return true
    },
    /** Publishes a dead letter anew. */
    revive(dlqId: string): Published {
      const letter = deadLetters.get(dlqId)
      if (!letter) throw new QStashProblem(404, `dlq message ${dlqId} not found`)
      const messageId = `msg_${kit.random()}`
      const revived = {
        ...letter.message,
        messageId,
        retried: 0,
        createdAt: now(),
        notBefore: now(),
        nextDeliveryTime: now(),
      }
      kit.store.transaction(() => {
        deadLetters.delete(dlqId)
        messages.set(messageId, revived)
        journal.write(revived, 'CREATED')
      })
      wait()
      return { messageId, url: revived.url }
    },
  }
  const stopListening = [
    kit.clock.subscribe(wait),
    kit.events.subscribe((event) => {
      if (event.type === 'reset') wait()
    }),
  ]
  kit.closed.addEventListener('abort', () => {
    clearTimeout(timer)
    clearImmediate(look)
    for (const stop of stopListening) stop()
  })
  wait()
  return self
}

export type Queue = ReturnType<typeof createQueue>

function delayOf(message: Message): number {
  const own = message.retryDelay === null ? null : evaluateRetryDelay(message.retryDelay, message.retried)
  return own ?? defaultRetryDelay(message.retried)
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
