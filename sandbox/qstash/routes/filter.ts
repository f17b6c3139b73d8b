import type { Entry } from '../../kit/index.ts'
import type { Message } from '../message.ts'
import { QStashProblem } from '../problem.ts'

/** What filters look at. */
export interface Filterable
  extends Pick<
    Message,
    'messageId' | 'url' | 'topicName' | 'queueName' | 'scheduleId' | 'callerIp' | 'labels'
  > {
  flowControlKey: string | null
  time: number
  state?: string
  responseStatus?: number
}

const fields: Record<string, (item: Filterable) => (string | null)[]> = {
  messageId: (item) => [item.messageId],
  url: (item) => [item.url],
  host: (item) => [new URL(item.url).host, new URL(item.url).hostname],
  path: (item) => [new URL(item.url).pathname],
  topicName: (item) => [item.topicName],
  queueName: (item) => [item.queueName],
  scheduleId: (item) => [item.scheduleId],
  callerIp: (item) => [item.callerIp],
  callerIP: (item) => [item.callerIp],
  label: (item) => item.labels,
  flowControlKey: (item) => [item.flowControlKey],
  responseStatus: (item) => [String(item.responseStatus)],
  state: (item) => statesOf(item.state ?? ''),
}

/** Some states go by another name as well. The client spells one of them with a single L. */
function statesOf(state: string): string[] {
  if (['ACTIVE', 'RETRY', 'ERROR'].includes(state)) return [state, 'IN_PROGRESS']
  return state === 'CANCELLED' ? [state, 'CANCELED'] : [state]
}

/** Every value of a parameter, whether repeated or listed with commas. */
export function valuesOf(search: URLSearchParams, name: string): string[] {
  const sent = search.getAll(name)
  // An address may have commas of its own.
  return [...new Set([...sent, ...sent.flatMap((value) => value.split(','))])].filter((value) => value !== '')
}

/** Whether the filters of a list or bulk request choose something: any value of a field, every field. */
export function readFilter(search: URLSearchParams): (item: Filterable) => boolean {
  const wanted = Object.entries(fields)
    .map(([name, read]) => ({ read, values: valuesOf(search, name) }))
    .filter(({ values }) => values.length > 0)
  const from = numberOf(search, 'fromDate') ?? 0
  const to = numberOf(search, 'toDate') ?? Number.POSITIVE_INFINITY
  return (item) =>
    item.time >= from &&
    item.time <= to &&
    wanted.every(({ read, values }) => read(item).some((value) => value !== null && values.includes(value)))
}

export function ofMessage(message: Message): Filterable {
  return { ...message, time: message.createdAt, flowControlKey: message.flowControl?.key ?? null }
}

/** How much is read at once when filters skip some. */
const stride = 500

/**
 * One page of what filters choose. The cursor is the position of the last entry on the page, so that entries that come or
 * go meanwhile shift nothing. `read` answers entries beyond a position.
 */
export function readPage<T>(
  search: URLSearchParams,
  most: number,
  read: (position: number | null, count: number) => Entry<T>[],
  isWanted: (value: T) => boolean,
): { items: T[]; cursor?: string } {
  const count = Math.min(most, numberOf(search, 'count') ?? most)
  let position = numberOf(search, 'cursor')
  const items: T[] = []
  for (;;) {
    const entries = read(position, stride)
    for (const [index, entry] of entries.entries()) {
      if (!isWanted(entry.value)) continue
      items.push(entry.value)
      const isLast = index === entries.length - 1 && entries.length < stride
      if (items.length === count) return isLast ? { items } : { items, cursor: String(entry.position) }
    }
    const last = entries.at(-1)
    if (!last || entries.length < stride) return { items }
    position = last.position
  }
}

function numberOf(search: URLSearchParams, name: string): number | null {
  const text = search.get(name)
  if (text === null || text === '') return null
  if (!/^\d+$/.test(text)) throw new QStashProblem(400, `invalid ${name}: not a number`)
  return Number(text)
}
