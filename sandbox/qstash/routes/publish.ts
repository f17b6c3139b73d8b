import type { Context, Hono } from 'hono'
import * as z from 'zod'
import type { Broker } from '../broker.ts'
import { checkName, QStashProblem } from '../problem.ts'
import { bodyOf, destinationAfter, originOf } from './request.ts'
import { createSchedule } from './schedules.ts'

const BatchedMessage = z.object({
  destination: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(''),
  queue: z.string().optional(),
})

/** Publishing: one message, one to a queue, many at once. */
export function publishRoutes(app: Hono, broker: Broker): void {
  app.post('/v2/publish/*', async (c) => {
    const destination = destinationAfter(c, '/v2/publish/')
    if (c.req.header('upstash-cron') !== undefined) return createSchedule(c, broker, destination)
    return answer(c, broker.publish(destination, c.req.raw.headers, await bodyOf(c), originOf(c)))
  })

  app.post('/v2/enqueue/:queueName/*', async (c) => {
    const queueName = checkName(c.req.param('queueName'), 'queue name')
    const destination = destinationAfter(c, `/v2/enqueue/${queueName}/`)
    const origin = { ...originOf(c), queueName }
    return answer(c, broker.publish(destination, c.req.raw.headers, await bodyOf(c), origin))
  })

  app.post('/v2/batch', async (c) => {
    const requests: unknown = await c.req.json().catch(() => null)
    if (!Array.isArray(requests)) throw new QStashProblem(400, 'invalid batch: the body is not a list')
    return c.json(broker.together(() => requests.map((request) => publishOne(c, broker, request))))
  })
}

/** A URL group answers a list. */
function answer(c: Context, { published, isToGroup }: ReturnType<Broker['publish']>) {
  const isDeduplicated = published.every((each) => each.deduplicated)
  return c.json(isToGroup ? published : published[0], isDeduplicated ? 202 : 201)
}

/** One message of a batch: its failure does not touch the others. */
function publishOne(c: Context, broker: Broker, request: unknown) {
  const message = BatchedMessage.safeParse(request)
  if (!message.success)
    return { error: 'invalid message: it has a destination, headers and a body, all text' }
  const { destination, headers, body, queue } = message.data
  try {
    const origin = { ...originOf(c), ...(queue ? { queueName: checkName(queue, 'queue name') } : {}) }
    const { published, isToGroup } = broker.publish(
      destination,
      new Headers(headers),
      Buffer.from(body),
      origin,
    )
    return isToGroup ? published : published[0]
  } catch (error) {
    if (error instanceof QStashProblem) return { error: error.message }
    throw error
  }
}
