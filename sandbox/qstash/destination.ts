import { parseDuration } from './duration.ts'
import type { Message } from './message.ts'

/** What a destination answered. */
export interface Answer {
  /** HTTP status; 0 when there was no answer. */
  status: number
  headers: Record<string, string>
  /** Base64. */
  body: string
  error: string | null
  /** Milliseconds after which the destination asks to be tried again. */
  retryAfter: number | null
  /** The destination asks not to be tried again. */
  isFinal: boolean
}

const day = 86_400_000

/** Delivers a message once. Never throws: a destination that cannot be reached is an answer too. */
export async function callDestination(
  message: Message,
  sign: (url: string, body: Uint8Array) => string,
  closed: AbortSignal,
): Promise<Answer> {
  const body =
    message.method === 'GET' ? new Uint8Array() : new Uint8Array(Buffer.from(message.body, 'base64'))
  // Not AbortSignal.timeout: thousands of answered deliveries would leave their timers running.
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(new Error('timeout: no answer in time')), message.timeout)
  const close = () => ending.abort(closed.reason)
  closed.addEventListener('abort', close)
  try {
    const response = await fetch(message.url, {
      method: message.method,
      headers: {
        'user-agent': 'Upstash-QStash',
        ...message.headers,
        'upstash-message-id': message.messageId,
        'upstash-retried': String(message.retried),
        'upstash-signature': sign(message.url, body),
        ...(message.labels.length > 0 ? { 'upstash-label': message.labels.join(',') } : {}),
        ...(message.topicName ? { 'upstash-topic-name': message.topicName } : {}),
        ...(message.scheduleId ? { 'upstash-schedule-id': message.scheduleId } : {}),
        ...(message.callerIp ? { 'upstash-caller-ip': message.callerIp } : {}),
      },
      ...(message.method === 'GET' ? {} : { body }),
      redirect: 'manual',
      signal: ending.signal,
    })
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
      error: null,
      retryAfter: readRetryAfter(response.headers.get('retry-after')),
      isFinal: response.status === 489 && response.headers.get('upstash-nonretryable-error') === 'true',
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown'
    return { status: 0, headers: {}, body: '', error: reason, retryAfter: null, isFinal: false }
  } finally {
    clearTimeout(timer)
    closed.removeEventListener('abort', close)
  }
}

/** Seconds, a duration or a date; more than a day is ignored, as QStash documents. */
function readRetryAfter(header: string | null): number | null {
  if (header === null) return null
  const wait = /^\d+$/.test(header)
    ? Number(header) * 1_000
    : (parseDuration(header) ?? Date.parse(header) - Date.now())
  return Number.isNaN(wait) || wait > day ? null : Math.max(0, wait)
}
