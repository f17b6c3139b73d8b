import type { Hono } from 'hono'
import type { JournalEntry } from '../journal.ts'
import type { Queue } from '../queue.ts'
import { isWanted, page, valuesOf } from './filter.ts'

/** What happened to the messages, newest first; `/v2/events` is the older name and the one the client uses. */
export function logRoutes(app: Hono, queue: Queue): void {
  for (const path of ['/v2/events', '/v2/logs']) {
    app.get(path, (c) => {
      const search = new URL(c.req.url).searchParams
      const ids = [...valuesOf(search, 'messageIds'), ...valuesOf(search, 'messageId')]
      const states = valuesOf(search, 'state')
      const chosen = queue.journal
        .list()
        .filter(
          (entry) =>
            (ids.length === 0 || ids.includes(entry.messageId)) &&
            (states.length === 0 || states.includes(entry.state)) &&
            isWanted(search, entry),
        )
      const { items, cursor } = page(search, chosen, 1_000)
      const events = items.map(present)
      return c.json(cursor === undefined ? { events } : { cursor, events })
    })
  }
}

function present({ labels, ...entry }: JournalEntry) {
  return labels.length > 0 ? { ...entry, label: labels[0], labels } : entry
}
