import { parseDuration } from './duration.ts'
import type { Callback, FlowControl, Message, Origin } from './message.ts'
import { freePlan } from './plan.ts'
import { QStashProblem } from './problem.ts'
import { evaluateRetryDelay } from './retry-delay.ts'

/** A message but for its id and destination. */
export type Draft = Omit<Message, 'messageId' | 'url' | 'topicName' | 'endpointName'>

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Reads a publish request. Throws QStashProblem (400) naming the header at fault. */
export function readMessage(headers: Headers, body: Uint8Array, now: number, origin: Origin): Draft {
  const notBefore = readNotBefore(headers, now)
  return {
    ...readDelivery(headers),
    headers: readForwarded(headers),
    body: Buffer.from(body).toString('base64'),
    notBefore,
    createdAt: now,
    callback: readCallback(headers, 'upstash-callback'),
    failureCallback: readCallback(headers, 'upstash-failure-callback'),
    labels: listOf(headers.get('upstash-label')),
    flowControl: readFlowControl(headers),
    redacted: listOf(headers.get('upstash-redact-fields')),
    queueName: origin.queueName ?? null,
    placeIn: origin.placeIn ?? null,
    scheduleId: origin.scheduleId ?? null,
    callerIp: origin.callerIp,
    retried: 0,
    nextDeliveryTime: notBefore,
    isMoved: false,
  }
}

/** Reads the address of a destination, which may be percent-encoded. Throws QStashProblem (400). */
export function readAddress(text: string, what: string): string {
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

/** Milliseconds of `Upstash-Delay`, or null when there is none. */
export function readDelay(headers: Headers): number | null {
  const delay = headers.get('upstash-delay')
  if (delay === null) return null
  const duration = parseDuration(delay)
  if (duration === null) throw new QStashProblem(400, `invalid Upstash-Delay: ${delay} is not a duration`)
  return duration
}

/** `Not-Before` (Unix seconds) wins over `Delay`. */
function readNotBefore(headers: Headers, now: number): number {
  const notBefore = headers.get('upstash-not-before')
  if (notBefore !== null && !/^\d+$/.test(notBefore)) {
    throw new QStashProblem(400, 'invalid Upstash-Not-Before: not a Unix time')
  }
  const at = notBefore === null ? now + (readDelay(headers) ?? 0) : Math.max(now, Number(notBefore) * 1_000)
  if (at - now > freePlan.longestDelay) {
    throw new QStashProblem(400, 'the delay exceeds the maximum delay of your plan, which is 7 days')
  }
  return at
}

/** How to deliver: what callbacks configure as well. */
function readDelivery(headers: Headers) {
  const method = (headers.get('upstash-method') ?? 'POST').toUpperCase()
  if (!methods.includes(method)) throw new QStashProblem(400, `invalid Upstash-Method: ${method}`)
  return {
    method,
    maxRetries: readRetries(headers),
    retryDelay: readRetryDelay(headers),
    timeout: readTimeout(headers),
  }
}

function readRetries(headers: Headers): number {
  const retries = headers.get('upstash-retries')
  if (retries === null) return freePlan.mostRetries
  if (!/^\d+$/.test(retries)) throw new QStashProblem(400, 'invalid Upstash-Retries: not a number')
  if (Number(retries) > freePlan.mostRetries) {
    throw new QStashProblem(
      400,
      `${retries} retries exceed the maximum of your plan, which is ${freePlan.mostRetries}`,
    )
  }
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
  if (timeout === null) return freePlan.longestTimeout
  const duration = parseDuration(timeout)
  if (duration === null || duration === 0) {
    throw new QStashProblem(400, `invalid Upstash-Timeout: ${timeout} is not a duration`)
  }
  return Math.min(freePlan.longestTimeout, duration)
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
function readCallback(
  headers: Headers,
  name: 'upstash-callback' | 'upstash-failure-callback',
): Callback | null {
  const address = headers.get(name)
  if (address === null) return null
  const own: Record<string, string> = { 'content-type': 'application/json' }
  const retries = headers.get('upstash-retries')
  if (retries !== null) own['upstash-retries'] = retries
  for (const [header, value] of headers) {
    if (header.startsWith(`${name}-`)) own[`upstash-${header.slice(name.length + 1)}`] = value
  }
  const callback = { url: readAddress(address, name), headers: own }
  const configured = new Headers(own)
  readDelivery(configured)
  readNotBefore(configured, 0)
  return callback
}

/** `parallelism=10, rate=5, period=1m`; the period is a duration or seconds, and one second unless told. */
function readFlowControl(headers: Headers): FlowControl | null {
  const key = headers.get('upstash-flow-control-key')
  const text = headers.get('upstash-flow-control-value')
  if (key === null && text === null) return null
  if (!key || !text) {
    throw new QStashProblem(400, 'Upstash-Flow-Control-Key and Upstash-Flow-Control-Value need each other')
  }
  const flow: FlowControl = { key, parallelism: null, rate: null, period: 1_000 }
  for (const part of text.split(',')) {
    const [, name = '', value = ''] = /^\s*(\w+)\s*=\s*(\w+)\s*$/.exec(part) ?? []
    const amount = name.toLowerCase() === 'period' ? readPeriod(value) : wholeNumber(value)
    if (amount === null) throw new QStashProblem(400, `invalid Upstash-Flow-Control-Value: ${part.trim()}`)
    if (name.toLowerCase() === 'parallelism') flow.parallelism = amount
    else if (name.toLowerCase() === 'rate') flow.rate = amount
    else if (name.toLowerCase() === 'period') flow.period = amount
    else throw new QStashProblem(400, `invalid Upstash-Flow-Control-Value: ${part.trim()}`)
  }
  if (flow.parallelism === null && flow.rate === null) {
    throw new QStashProblem(400, 'invalid Upstash-Flow-Control-Value: it sets neither parallelism nor rate')
  }
  return flow
}

/** A number above 0, or null. */
export function wholeNumber(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}

function readPeriod(text: string): number | null {
  const seconds = wholeNumber(text)
  return (seconds === null ? parseDuration(text) : seconds * 1_000) || null
}

function listOf(text: string | null): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
