import type { Hono } from 'hono'
import type { Broker } from '../broker.ts'
import type { JournalEntry } from '../journal.ts'
import { present, presentLabels } from '../present.ts'
import { readFilter, readPage, valuesOf } from './filter.ts'

const mostOnAPage = 1_000

/** What happened to the messages, newest first; `/v2/events` is the older name and the one the client uses. */
export function logRoutes(app: Hono, broker: Broker): void {
  const read = (search: URLSearchParams) => {
    const ids = [...valuesOf(search, 'messageIds'), ...valuesOf(search, 'messageId')]
    const { items, cursor } = readPage(
      search,
      mostOnAPage,
      (position, count) => {
        if (ids.length === 0) return broker.journal.before(position ?? Number.MAX_SAFE_INTEGER, count)
        const lines = broker.journal.of(ids)
        return lines.filter((line) => position === null || line.position < position).slice(0, count)
      },
      readFilter(search),
    )
    return { ...(cursor === undefined ? {} : { cursor }), lines: items.map(presentLine) }
  }
  app.get('/v2/events', (c) => {
    const { lines, ...rest } = read(new URL(c.req.url).searchParams)
    return c.json({ ...rest, events: lines })
  })
  app.get('/v2/logs', (c) => {
    const { lines, ...rest } = read(new URL(c.req.url).searchParams)
    return c.json({ ...rest, logs: lines })
  })
}

function presentLine(line: JournalEntry) {
  const { labels, topicName, endpointName, queueName, scheduleId, callerIp, flowControlKey, ...facts } = line
  return {
    ...facts,
    ...presentLabels(labels),
    ...present({ topicName, endpointName, queueName, scheduleId, callerIP: callerIp, flowControlKey }),
  }
}
