import { createHash } from 'node:crypto'
import type { FlowControl, Message } from './message.ts'

/** What messages and schedules have in common. */
type Content = Pick<
  Message,
  'headers' | 'body' | 'labels' | 'flowControl' | 'redacted' | 'callback' | 'failureCallback'
>

/** The message as the API shows it. Source: QStash's OpenAPI description. */
export function presentMessage(message: Message) {
  return {
    messageId: message.messageId,
    url: message.url,
    method: message.method,
    ...presentContent(message),
    maxRetries: message.maxRetries,
    ...(message.retryDelay === null ? {} : { retryDelayExpression: message.retryDelay }),
    notBefore: message.notBefore,
    createdAt: message.createdAt,
    ...present({
      topicName: message.topicName,
      endpointName: message.endpointName,
      queueName: message.queueName,
      scheduleId: message.scheduleId,
      callerIP: message.callerIp,
    }),
  }
}

export function presentContent(content: Content) {
  return {
    header: toLists(redactHeaders(content)),
    ...presentBody(content.body, content.redacted.includes('body')),
    ...(content.callback ? { callback: content.callback.url } : {}),
    ...(content.failureCallback ? { failureCallback: content.failureCallback.url } : {}),
    ...presentLabels(content.labels),
    ...(content.flowControl ? presentFlow(content.flowControl) : {}),
  }
}

/** A body that is no text is shown in base64. */
export function presentBody(base64: string, isRedacted: boolean): { body?: string; bodyBase64?: string } {
  const bytes = Buffer.from(base64, 'base64')
  if (isRedacted) return { body: redact(bytes) }
  const text = bytes.toString('utf8')
  return Buffer.from(text, 'utf8').equals(bytes) ? { body: text } : { bodyBase64: base64 }
}

/** `label` is the older name, for the first of them. */
export function presentLabels(labels: string[]) {
  return labels.length > 0 ? { label: labels[0], labels } : {}
}

/** Leaves out what is null. */
export function present(fields: Record<string, string | null>): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const [name, value] of Object.entries(fields)) if (value !== null) shown[name] = value
  return shown
}

export function toLists(headers: Record<string, string>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))
}

function presentFlow({ key, parallelism, rate, period }: FlowControl) {
  return {
    flowControlKey: key,
    ...(parallelism === null ? {} : { parallelism }),
    ...(rate === null ? {} : { rate, period: period / 1_000 }),
  }
}

/** QStash documents `headers` for all of them; its client sends `header`. */
function redactHeaders({ headers, redacted }: Content): Record<string, string> {
  const hidden = redacted.map((field) => field.toLowerCase())
  const isHidden = (name: string) =>
    hidden.includes('header') || hidden.includes('headers') || hidden.includes(`header[${name}]`)
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, isHidden(name) ? redact(value) : value]),
  )
}

function redact(value: string | Uint8Array): string {
  return `REDACTED:${createHash('sha256').update(value).digest('hex')}`
}
