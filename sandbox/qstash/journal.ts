import type { Entry, Kit } from '../kit/index.ts'
import type { Message } from './message.ts'
import { freePlan } from './plan.ts'

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
export interface JournalEntry
  extends Pick<
    Message,
    | 'messageId'
    | 'url'
    | 'method'
    | 'labels'
    | 'maxRetries'
    | 'timeout'
    | 'topicName'
    | 'endpointName'
    | 'queueName'
    | 'scheduleId'
    | 'callerIp'
  > {
  time: number
  state: State
  flowControlKey: string | null
  nextDeliveryTime?: number
  error?: string
  responseStatus?: number
  /** Base64. */
  responseBody?: string
}

/** The oldest lines beyond these are dropped. */
const mostLines = 50_000
/** Dropping is done once for so many lines. */
const trimEvery = 1_000

/** What happened to each message. */
export function createJournal(kit: Kit) {
  const lines = kit.store.collection<JournalEntry>('qstash.events')
  const started = Date.now().toString(36)
  const now = () => kit.clock.now().getTime()
  const isKept = ({ value }: Entry<JournalEntry>) => value.time > now() - freePlan.retention
  let written = 0
  return {
    write(
      message: Message,
      state: State,
      facts: Pick<JournalEntry, 'nextDeliveryTime' | 'error' | 'responseStatus' | 'responseBody'> = {},
    ) {
      const { messageId, url, method, labels, maxRetries, timeout } = message
      const { topicName, endpointName, queueName, scheduleId, callerIp } = message
      lines.set(
        // The id comes first, so that the lines of one message are found without reading others.
        `${messageId}/${started}-${written++}`,
        {
          time: now(),
          messageId,
          state,
          url,
          method,
          labels,
          maxRetries,
          timeout,
          topicName,
          endpointName,
          queueName,
          scheduleId,
          callerIp,
          flowControlKey: message.flowControl?.key ?? null,
          ...facts,
        },
      )
      if (written % trimEvery === 0) lines.keepNewest(mostLines)
    },
    /** The lines of some messages, newest first. */
    of: (messageIds: string[]): Entry<JournalEntry>[] =>
      messageIds
        .flatMap((messageId) => lines.startingWith(`${messageId}/`))
        .filter(isKept)
        .sort((a, b) => b.position - a.position),
    /** Lines before a position, newest first. */
    before: (position: number, count: number) => lines.page({ before: position }, count).filter(isKept),
  }
}

export type Journal = ReturnType<typeof createJournal>
