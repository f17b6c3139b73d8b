import type { Hono } from 'hono'
import type { Broker } from '../broker.ts'
import { QStashProblem } from '../problem.ts'
import { wholeNumber } from '../read-message.ts'

/** Limits that messages of one key share. */
export function flowControlRoutes(app: Hono, { flowControl, load }: Broker): void {
  for (const path of ['/v2/flowControl', '/v2/flowControl/']) {
    app.get(path, (c) => c.json(flowControl.list()))
  }
  app.get('/v2/globalParallelism', (c) => c.json(load()))
  app.get('/v2/flowControl/:key', (c) => c.json(flowControl.get(c.req.param('key'))))
  app.post('/v2/flowControl/:key/pause', (c) => {
    flowControl.pause(c.req.param('key'))
    return c.body(null)
  })
  app.post('/v2/flowControl/:key/resume', (c) => {
    flowControl.resume(c.req.param('key'))
    return c.body(null)
  })
  app.post('/v2/flowControl/:key/pin', (c) => {
    const parallelism = readLimit(c.req.query('parallelism'), 'parallelism')
    const rate = readLimit(c.req.query('rate'), 'rate')
    const period = readLimit(c.req.query('period'), 'period')
    flowControl.pin(c.req.param('key'), {
      ...(parallelism === undefined ? {} : { parallelism }),
      ...(rate === undefined ? {} : { rate }),
      ...(period === undefined ? {} : { period: period * 1_000 }),
    })
    return c.body(null)
  })
  app.post('/v2/flowControl/:key/unpin', (c) => {
    flowControl.unpin(c.req.param('key'), {
      parallelism: c.req.query('parallelism') === 'true',
      rate: c.req.query('rate') === 'true',
    })
    return c.body(null)
  })
  app.post('/v2/flowControl/:key/resetRate', (c) => {
    flowControl.resetRate(c.req.param('key'))
    return c.body(null)
  })
}

function readLimit(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined
  const limit = wholeNumber(text)
  if (limit === null) throw new QStashProblem(400, `invalid ${name}: it is a whole number above 0`)
  return limit
}
