import type { Kit } from '../kit/index.ts'
import type { Message } from './message.ts'

export type State =
  | 'CREATED'
  | 'ACTIVE'
  | 'RETRY'
  | 'ERROR'
  | 'DELIVERED'
  | 'FAILED'
  | 'CANCEL_REQUESTED'
  | 'CANCELLED'

/** A line of QStash's own log. Instants are Unix milliseconds. */
export interface JournalEntry {
  time: number
  messageId: string
  state: State
  url: string
  method: string
  labels: string[]
  maxRetries: number
  nextDeliveryTime?: number
  error?: string
  responseStatus?: number
  /** Base64. */
  responseBody?: string
}

const keptFor = 3 * 86_400_000

/** What happened to each message, newest first. QStash keeps it for some days; so do we. */
export function createJournal(kit: Kit) {
  const entries = kit.store.collection<JournalEntry>('qstash.events')
  return {
    write(
      message: Message,
      state: State,
      facts: Partial<
        Pick<JournalEntry, 'nextDeliveryTime' | 'error' | 'responseStatus' | 'responseBody'>
      > = {},
    ) {
      const now = kit.clock.now().getTime()
      const { messageId, url, method, labels, maxRetries } = message
      entries.set(
        String(kit.store.next('qstash.events')),
        { time: now, messageId, state, url, method, labels, maxRetries, ...facts },
        { expiresAt: new Date(now + keptFor) },
      )
    },
    list: () => entries.values().reverse(),
  }
}

export type Journal = ReturnType<typeof createJournal>
