import type { Hono } from 'hono'
import { present, QStashProblem } from '../message.ts'
import type { Queue } from '../queue.ts'
import { isWanted, valuesOf } from './filter.ts'

/** Publishing, looking up and cancelling messages. */
export function messageRoutes(app: Hono, queue: Queue): void {
  app.post('/v2/publish/*', async (c) => {
    const url = new URL(c.req.url)
    const destination = url.href.slice(url.origin.length + '/v2/publish/'.length)
    const published = queue.publish(destination, c.req.raw.headers, new Uint8Array(await c.req.arrayBuffer()))
    return c.json(published, published.deduplicated ? 202 : 201)
  })

  app.post('/v2/batch', async (c) => {
    const requests: unknown = await c.req.json().catch(() => null)
    if (!Array.isArray(requests)) throw new QStashProblem(400, 'invalid batch: the body is not a list')
    return c.json(requests.map((request) => publishOne(queue, request)))
  })

  app.get('/v2/messages/:messageId', (c) => {
    const message = queue.get(c.req.param('messageId'))
    if (!message) throw new QStashProblem(404, `message ${c.req.param('messageId')} not found`)
    return c.json(present(message))
  })

  app.delete('/v2/messages/:messageId', (c) => {
    if (!queue.cancel(c.req.param('messageId'))) {
      throw new QStashProblem(404, `message ${c.req.param('messageId')} not found`)
    }
    return c.json({ cancelled: 1 }, 202)
  })

  // As QStash documents and warns: without ids and filters this cancels everything there is. A DELETE with an empty
  // id comes here too.
  const cancelMany = (search: URLSearchParams) => {
    const ids = valuesOf(search, 'messageIds')
    const chosen = queue
      .list()
      .filter((message) => (ids.length > 0 ? ids.includes(message.messageId) : isWanted(search, message)))
    return chosen.filter((message) => queue.cancel(message.messageId)).length
  }
  app.delete('/v2/messages', (c) => c.json({ cancelled: cancelMany(new URL(c.req.url).searchParams) }))
  app.delete('/v2/messages/', (c) => c.json({ cancelled: cancelMany(new URL(c.req.url).searchParams) }))
}

/** One message of a batch: its failure does not touch the others. */
function publishOne(queue: Queue, request: unknown) {
  try {
    if (typeof request !== 'object' || request === null || !('destination' in request)) {
      throw new QStashProblem(400, 'invalid message: it has no destination')
    }
    const headers = new Headers()
    if ('headers' in request && typeof request.headers === 'object' && request.headers !== null) {
      for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
    }
    const body = 'body' in request && typeof request.body === 'string' ? request.body : ''
    return queue.publish(String(request.destination), headers, Buffer.from(body))
  } catch (error) {
    if (error instanceof QStashProblem) return { error: error.message }
    throw error
  }
}
