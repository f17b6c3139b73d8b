import type { Collection, Kit } from '../kit/index.ts'
import { requestOf } from './deliveries.ts'
import { type Answer, callDestination } from './destination.ts'
import type { Journal } from './journal.ts'
import type { Message } from './message.ts'
import { freePlan } from './plan.ts'
import { defaultRetryDelay, evaluateRetryDelay } from './retry-delay.ts'

/** A message that could not be delivered, and the last answer of its destination. */
export interface DeadLetter {
  dlqId: string
  message: Message
  answer: Answer
}

interface Parts {
  messages: Collection<Message>
  deadLetters: Collection<DeadLetter>
  journal: Journal
  sign: (url: string, body: Uint8Array) => string
  /** Publishes what a callback is told of an attempt; `dlqId` when it was the last one in vain. */
  tell(message: Message, answer: Answer, dlqId?: string): void
  /** A message is over. */
  over(message: Message, isDelivered: boolean): void
}

/** Faults that act on a delivery itself. */
const sendingKinds = ['lose', 'duplicate', 'slow', 'accept-then-fail'] as const

/** Makes the deliveries and draws the conclusions from their answers. */
export function createAttempts(kit: Kit, parts: Parts) {
  const { messages, deadLetters, journal } = parts
  /** Those that a fault has delivered once too often. */
  const repeated = new Set<string>()
  const now = () => kit.clock.now().getTime()

  /** Delivers once; answers when to try again, or null when the message is over. */
  return async function attempt(message: Message): Promise<number | null> {
    const { messageId } = message
    const kinds = sendingKinds.filter((kind) => !(kind === 'accept-then-fail' && repeated.has(messageId)))
    const fault = kit.faults.take('qstash', requestOf(message), kinds)
    journal.write(message, 'ACTIVE')
    if (fault?.kind === 'lose') return deliver(message, 200)
    if (fault?.kind === 'slow') await sleep(fault.milliseconds, kit.closed)
    const copies = fault?.kind === 'duplicate' ? fault.copies : 1
    const [answer] = await Promise.all(
      Array.from({ length: copies }, () => callDestination(message, parts.sign, kit.closed)),
    )
    // An answer that comes after the end was not heard: the message is delivered again after the restart.
    if (kit.closed.aborted || !answer) return null
    return kit.store.transaction(() => {
      if (!messages.has(messageId)) {
        journal.write(message, 'CANCELLED')
        return null
      }
      if (fault?.kind === 'accept-then-fail') {
        repeated.add(messageId)
        return now()
      }
      repeated.delete(messageId)
      return conclude(message, answer)
    })
  }

  function deliver(message: Message, status: number): null {
    messages.delete(message.messageId)
    journal.write(message, 'DELIVERED', { responseStatus: status })
    parts.over(message, true)
    return null
  }

  function conclude(message: Message, answer: Answer): number | null {
    const { status } = answer
    if (status >= 200 && status < 300) {
      parts.tell(message, answer)
      return deliver(message, status)
    }
    journal.write(message, 'ERROR', {
      error: answer.error ?? `the destination answered ${status}`,
      responseStatus: status,
      responseBody: answer.body,
    })
    parts.tell(message, answer)
    if (message.retried < message.maxRetries && !answer.isFinal) {
      const nextDeliveryTime = now() + (answer.retryAfter ?? delayOf(message))
      messages.set(message.messageId, { ...message, retried: message.retried + 1, nextDeliveryTime })
      journal.write(message, 'RETRY', { nextDeliveryTime })
      return nextDeliveryTime
    }
    const dlqId = `${now()}-${kit.store.next('qstash.dlq')}`
    messages.delete(message.messageId)
    deadLetters.set(dlqId, { dlqId, message, answer }, { expiresAt: new Date(now() + freePlan.retention) })
    journal.write(message, 'FAILED')
    parts.tell(message, answer, dlqId)
    parts.over(message, false)
    return null
  }
}

function delayOf(message: Message): number {
  const own = message.retryDelay === null ? null : evaluateRetryDelay(message.retryDelay, message.retried)
  return own ?? defaultRetryDelay(message.retried)
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })
}
