import { Hono } from 'hono'
import { type Kit, misbehave } from '../kit/index.ts'
import { createBroker } from './broker.ts'
import { createSigningKeys } from './keys.ts'
import { QStashProblem } from './problem.ts'
import { rateLimitHeaders } from './rate-limit-headers.ts'
import { deadLetterRoutes } from './routes/dead-letters.ts'
import { flowControlRoutes } from './routes/flow-control.ts'
import { logRoutes } from './routes/logs.ts'
import { messageRoutes } from './routes/messages.ts'
import { publishRoutes } from './routes/publish.ts'
import { queueRoutes } from './routes/queues.ts'
import { scheduleRoutes } from './routes/schedules.ts'
import { urlGroupRoutes } from './routes/url-groups.ts'
import { type QStashOptions, sandboxQStash } from './settings.ts'
import { sign } from './signature.ts'

export { type QStashOptions, sandboxQStash } from './settings.ts'

/**
 * QStash as far as its official client and receiver need it, by its OpenAPI description (upstash.com/docs/qstash) and the
 * limits of its free plan. Unlike QStash it delivers to loopback. It delivers from the moment it is created until the
 * sandbox ends.
 *
 * Faults (`sandbox/kit/faults.ts`; in code `kit.faults.set('qstash', [...])`, over HTTP `PUT /faults/qstash` of the hub)
 * that match `POST /v2/…` and the like hit its API. A delivery is the request `DELIVER /path`. What holds a delivery back
 * acts before it takes its place in a queue and counts against a key; the rest acts on the delivery itself:
 * - `status`, `hang`, `reset`, `html`, `truncated`: held back while the fault is switched on
 * - `lose`: logged as delivered, never sent
 * - `duplicate`: sent so many times at once; `accept-then-fail`: sent twice, one after the other
 * - `delay`: late, once for a message; `slow`: under way for so long before it is sent
 * - `early`: so much before its time, once for a message
 * - `reorder`: so many are collected and then sent last first
 * A fault without `match` hits API and deliveries alike where its kind fits both; `times` counts hits, nothing is random.
 */
export function createQStash(kit: Kit, options: QStashOptions = sandboxQStash): Hono {
  const keys = createSigningKeys(kit, { current: options.currentSigningKey, next: options.nextSigningKey })
  const broker = createBroker(kit, (url, body) => sign(keys.get().current, url, body))
  const app = new Hono()
  app.onError((error, c) => {
    if (error instanceof QStashProblem) return c.json({ error: error.message }, error.status)
    console.error(error)
    return c.json({ error: 'internal error' }, 500)
  })
  app.notFound((c) => c.json({ error: `${c.req.path} is not an endpoint of QStash` }, 404))
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.use('/v2/*', rateLimitHeaders)
  app.use('/v2/*', misbehave(kit, 'qstash'))
  app.use('/v2/*', async (c, next) => {
    const sent = c.req.header('authorization') ?? `Bearer ${c.req.query('qstash_token') ?? ''}`
    if (sent !== `Bearer ${options.token}`) throw new QStashProblem(401, 'unauthorized: invalid token')
    await next()
  })
  publishRoutes(app, broker)
  messageRoutes(app, broker)
  queueRoutes(app, broker)
  urlGroupRoutes(app, broker)
  scheduleRoutes(app, broker)
  flowControlRoutes(app, broker)
  deadLetterRoutes(app, broker)
  logRoutes(app, broker)
  app.get('/v2/keys', (c) => c.json(keys.get()))
  app.post('/v2/keys/rotate', (c) => c.json(keys.rotate()))
  return app
}
