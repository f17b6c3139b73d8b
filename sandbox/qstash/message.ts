import { parseDuration } from './duration.ts'
import { evaluateRetryDelay } from './retry-delay.ts'

/** A message on its way to its destination. Instants are Unix milliseconds. */
export interface Message {
  messageId: string
  url: string
  method: string
  /** What the destination receives besides QStash's own headers; names in lower case. */
  headers: Record<string, string>
  /** Base64. */
  body: string
  maxRetries: number
  retryDelay: string | null
  /** Milliseconds that the destination has to answer. */
  timeout: number
  notBefore: number
  createdAt: number
  callback: Callback | null
  failureCallback: Callback | null
  labels: string[]
  flowControlKey: string | null
  /** How often it was tried again. */
  retried: number
  nextDeliveryTime: number
}

/** Where to tell of a delivery, and the publishing headers that configure that message. */
export interface Callback {
  url: string
  headers: Record<string, string>
}

/** A refusal, as QStash words it: `{ error }`. */
export class QStashProblem extends Error {
  readonly status: 400 | 401 | 404

  constructor(status: 400 | 401 | 404, message: string) {
    super(message)
    this.status = status
  }
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
/** Limits of the free plan. Source: upstash.com/pricing/qstash, looked up in November 2026. */
const longestDelay = 7 * 86_400_000
const longestTimeout = 15 * 60_000
const mostRetries = 3

/** Reads a publish request. Throws QStashProblem (400) naming the header at fault. */
export function readMessage(request: {
  messageId: string
  destination: string
  headers: Headers
  body: Uint8Array
  now: number
}): Message {
  const { headers, now } = request
  const notBefore = readNotBefore(headers, now)
  const method = (headers.get('upstash-method') ?? 'POST').toUpperCase()
  if (!methods.includes(method)) throw new QStashProblem(400, `invalid method: ${method}`)
  return {
    messageId: request.messageId,
    url: readAddress(request.destination, 'destination'),
    method,
    headers: readForwarded(headers),
    body: Buffer.from(request.body).toString('base64'),
    maxRetries: readRetries(headers),
    retryDelay: readRetryDelay(headers),
    timeout: readTimeout(headers),
    notBefore,
    createdAt: now,
    callback: readCallback(headers, 'upstash-callback'),
    failureCallback: readCallback(headers, 'upstash-failure-callback'),
    labels: (headers.get('upstash-label') ?? '').split(',').filter((label) => label !== ''),
    flowControlKey: headers.get('upstash-flow-control-key'),
    retried: 0,
    nextDeliveryTime: notBefore,
  }
}

function readAddress(text: string, what: string): string {
  const address = /^https?%3a/i.test(text) ? decodeURIComponent(text) : text
  if (!/^https?:\/\//i.test(address)) {
    throw new QStashProblem(
      400,
      `invalid ${what}: it has no valid scheme, add http:// or https:// in front of the URL`,
    )
  }
  if (!URL.canParse(address)) throw new QStashProblem(400, `invalid ${what}: it is not a URL`)
  return address
}

/** `Not-Before` (Unix seconds) wins over `Delay`. */
function readNotBefore(headers: Headers, now: number): number {
  const notBefore = headers.get('upstash-not-before')
  const delay = headers.get('upstash-delay')
  let at = now
  if (notBefore !== null) {
    if (!/^\d+$/.test(notBefore)) throw new QStashProblem(400, 'invalid Upstash-Not-Before: not a Unix time')
    at = Math.max(now, Number(notBefore) * 1_000)
  } else if (delay !== null) {
    const duration = parseDuration(delay)
    if (duration === null) throw new QStashProblem(400, `invalid Upstash-Delay: ${delay} is not a duration`)
    at = now + duration
  }
  if (at - now > longestDelay) {
    throw new QStashProblem(400, 'the delay exceeds the maximum delay of your plan, which is 7 days')
  }
  return at
}

function readRetries(headers: Headers): number {
  const retries = headers.get('upstash-retries')
  if (retries === null) return mostRetries
  if (!/^\d+$/.test(retries)) throw new QStashProblem(400, 'invalid Upstash-Retries: not a number')
  return Number(retries)
}

function readRetryDelay(headers: Headers): string | null {
  const expression = headers.get('upstash-retry-delay')
  if (expression !== null && evaluateRetryDelay(expression, 0) === null) {
    throw new QStashProblem(400, 'invalid Upstash-Retry-Delay: not an expression')
  }
  return expression
}

function readTimeout(headers: Headers): number {
  const timeout = headers.get('upstash-timeout')
  if (timeout === null) return longestTimeout
  const duration = parseDuration(timeout)
  if (duration === null || duration === 0) {
    throw new QStashProblem(400, `invalid Upstash-Timeout: ${timeout} is not a duration`)
  }
  return Math.min(longestTimeout, duration)
}

function readForwarded(headers: Headers): Record<string, string> {
  const forwarded: Record<string, string> = {}
  const type = headers.get('content-type')
  if (type !== null) forwarded['content-type'] = type
  for (const [name, value] of headers) {
    if (name.startsWith('upstash-forward-')) forwarded[name.slice('upstash-forward-'.length)] = value
  }
  return forwarded
}

/** `Upstash-Callback-Retries` and its kin configure the callback as `Upstash-Retries` does the message. */
function readCallback(headers: Headers, name: 'upstash-callback' | 'upstash-failure-callback') {
  const address = headers.get(name)
  if (address === null) return null
  const own: Record<string, string> = { 'content-type': 'application/json' }
  const retries = headers.get('upstash-retries')
  if (retries !== null) own['upstash-retries'] = retries
  for (const [header, value] of headers) {
    if (header.startsWith(`${name}-`)) own[`upstash-${header.slice(name.length + 1)}`] = value
  }
  return { url: readAddress(address, name), headers: own }
}

/** The message as the API shows it. Source: QStash's OpenAPI description. */
export function present(message: Message) {
  const text = Buffer.from(message.body, 'base64')
  const isText = Buffer.from(text.toString('utf8'), 'utf8').equals(text)
  return {
    messageId: message.messageId,
    url: message.url,
    method: message.method,
    header: toLists(message.headers),
    ...(isText ? { body: text.toString('utf8') } : { bodyBase64: message.body }),
    maxRetries: message.maxRetries,
    ...(message.retryDelay === null ? {} : { retryDelayExpression: message.retryDelay }),
    notBefore: message.notBefore,
    createdAt: message.createdAt,
    ...(message.callback ? { callback: message.callback.url } : {}),
    ...(message.failureCallback ? { failureCallback: message.failureCallback.url } : {}),
    ...(message.labels.length > 0 ? { label: message.labels[0], labels: message.labels } : {}),
    ...(message.flowControlKey === null ? {} : { flowControlKey: message.flowControlKey }),
  }
}

export function toLists(headers: Record<string, string>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))
}
