import { Hono } from 'hono'
import { type Kit, misbehave } from '../kit/index.ts'
import { createSigningKeys } from './keys.ts'
import { QStashProblem } from './message.ts'
import { createQueue } from './queue.ts'
import { deadLetterRoutes } from './routes/dead-letters.ts'
import { logRoutes } from './routes/logs.ts'
import { messageRoutes } from './routes/messages.ts'
import { type QStashOptions, sandboxQStash } from './settings.ts'
import { sign } from './signature.ts'

export { type QStashOptions, sandboxQStash } from './settings.ts'

/**
 * QStash as far as its official client and receiver need it, by its OpenAPI description (upstash.com/docs/qstash).
 * Unlike QStash it delivers to loopback. It delivers from the moment it is created until the sandbox ends.
 *
 * Faults that match `POST /v2/…` and the like hit its API; a delivery is the request `DELIVER /path`: there `slow` delays it,
 * `accept-then-fail` delivers it twice, every other kind holds it back while it is switched on.
 */
export function createQStash(kit: Kit, options: QStashOptions = sandboxQStash): Hono {
  const keys = createSigningKeys(kit, { current: options.currentSigningKey, next: options.nextSigningKey })
  const queue = createQueue(kit, (url, body) => sign(keys.get().current, url, body))
  const app = new Hono()
  app.onError((error, c) => {
    if (error instanceof QStashProblem) return c.json({ error: error.message }, error.status)
    console.error(error)
    return c.json({ error: 'internal error' }, 500)
  })
  app.notFound((c) => c.json({ error: `${c.req.path} is not an endpoint of QStash` }, 404))
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.use('/v2/*', misbehave(kit, 'qstash'))
  app.use('/v2/*', async (c, next) => {
    const sent = c.req.header('authorization') ?? `Bearer ${c.req.query('qstash_token') ?? ''}`
    if (sent !== `Bearer ${options.token}`) throw new QStashProblem(401, 'unauthorized: invalid token')
    await next()
  })
  messageRoutes(app, queue)
  deadLetterRoutes(app, queue)
  logRoutes(app, queue)
  app.get('/v2/keys', (c) => c.json(keys.get()))
  app.post('/v2/keys/rotate', (c) => c.json(keys.rotate()))
  return app
}
