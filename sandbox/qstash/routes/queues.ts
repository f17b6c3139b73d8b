import type { Hono } from 'hono'
import * as z from 'zod'
import type { Broker } from '../broker.ts'
import { QStashProblem } from '../problem.ts'

const QueueChange = z.object({
  queueName: z.string(),
  parallelism: z.number().optional(),
  paused: z.boolean().optional(),
})

/** Queues that deliver in order. */
export function queueRoutes(app: Hono, broker: Broker): void {
  const { queues } = broker

  app.post('/v2/queues', async (c) => {
    const change = QueueChange.safeParse(await c.req.json().catch(() => null))
    if (!change.success) throw new QStashProblem(400, 'invalid queue: it has a queueName and a parallelism')
    const { queueName, parallelism, paused } = change.data
    queues.upsert(queueName, {
      ...(parallelism === undefined ? {} : { parallelism }),
      ...(paused === undefined ? {} : { paused }),
    })
    return c.body(null)
  })
  app.get('/v2/queues', (c) => c.json(queues.list()))
  app.get('/v2/queues/:queueName', (c) => c.json(queues.get(c.req.param('queueName'))))
  app.delete('/v2/queues/:queueName', (c) => {
    broker.removeQueue(c.req.param('queueName'))
    return c.body(null)
  })
  app.post('/v2/queues/:queueName/pause', (c) => {
    queues.upsert(c.req.param('queueName'), { paused: true })
    return c.body(null)
  })
  app.post('/v2/queues/:queueName/resume', (c) => {
    queues.upsert(c.req.param('queueName'), { paused: false })
    return c.body(null)
  })
}
