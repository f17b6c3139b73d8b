import type { Hono } from 'hono'
import type { Broker } from '../broker.ts'
import { presentMessage } from '../present.ts'
import { QStashProblem } from '../problem.ts'
import { ofMessage, readFilter, valuesOf } from './filter.ts'

/** Looking up and cancelling messages that are not over. */
export function messageRoutes(app: Hono, broker: Broker): void {
  app.get('/v2/messages/:messageId', (c) => {
    const message = broker.get(c.req.param('messageId'))
    if (!message) throw new QStashProblem(404, `message ${c.req.param('messageId')} not found`)
    return c.json(presentMessage(message))
  })

  app.delete('/v2/messages/:messageId', (c) => {
    if (!broker.cancel(c.req.param('messageId'))) {
      throw new QStashProblem(404, `message ${c.req.param('messageId')} not found`)
    }
    return c.json({ cancelled: 1 }, 202)
  })

  // As QStash documents and warns: without ids and filters this cancels everything there is. A DELETE with an empty
  // id comes here too.
  const cancelMany = (search: URLSearchParams) => {
    const ids = valuesOf(search, 'messageIds')
    if (ids.length > 0) return broker.together(() => ids.filter(broker.cancel).length)
    const isWanted = readFilter(search)
    const chosen = broker.list().filter((message) => isWanted(ofMessage(message)))
    return broker.together(() => chosen.filter(({ messageId }) => broker.cancel(messageId)).length)
  }
  for (const path of ['/v2/messages', '/v2/messages/']) {
    app.delete(path, (c) => c.json({ cancelled: cancelMany(new URL(c.req.url).searchParams) }, 202))
  }
}
