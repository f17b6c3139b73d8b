import type { Message } from '../message.ts'

/** Every value of a parameter, whether repeated or listed with commas. */
export function valuesOf(search: URLSearchParams, name: string): string[] {
  return search
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '')
}

/** Whether the filters of a bulk request or a list choose this message. */
export function isWanted(
  search: URLSearchParams,
  message: Pick<Message, 'url' | 'labels'> & { time?: number; createdAt?: number },
): boolean {
  const time = message.time ?? message.createdAt ?? 0
  const urls = search.getAll('url')
  const labels = valuesOf(search, 'label')
  return (
    (urls.length === 0 || urls.includes(message.url)) &&
    (labels.length === 0 || message.labels.some((label) => labels.includes(label))) &&
    time >= Number(search.get('fromDate') ?? 0) &&
    time <= Number(search.get('toDate') ?? Number.POSITIVE_INFINITY)
  )
}

/** One page of a list. The cursor is the position of the next entry. */
export function page<T>(
  search: URLSearchParams,
  entries: T[],
  most: number,
): { items: T[]; cursor?: string } {
  const start = Number(search.get('cursor') ?? 0)
  const count = Math.min(most, Number(search.get('count') ?? most))
  const items = entries.slice(start, start + count)
  return start + count < entries.length ? { items, cursor: String(start + count) } : { items }
}
