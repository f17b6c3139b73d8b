import type { Context, Hono } from 'hono'
import type { Broker } from '../broker.ts'
import { presentContent } from '../present.ts'
import { QStashProblem } from '../problem.ts'
import { readDelay } from '../read-message.ts'
import type { Schedule } from '../schedules.ts'
import { bodyOf, destinationAfter, originOf } from './request.ts'

/** What is published again and again. */
export function scheduleRoutes(app: Hono, broker: Broker): void {
  const { schedules } = broker
  app.get('/v2/schedules', (c) => c.json(schedules.list().map((schedule) => present(broker, schedule))))
  app.get('/v2/schedules/:id', (c) => c.json(present(broker, schedules.get(c.req.param('id')))))
  app.delete('/v2/schedules/:id', (c) => {
    if (!schedules.remove(c.req.param('id'))) {
      throw new QStashProblem(404, `schedule ${c.req.param('id')} not found`)
    }
    return c.body(null)
  })
  // The documentation says POST, the client sends PATCH.
  for (const method of ['PATCH', 'POST']) {
    app.on(method, '/v2/schedules/:id/pause', (c) => {
      schedules.setPaused(c.req.param('id'), true)
      return c.body(null)
    })
    app.on(method, '/v2/schedules/:id/resume', (c) => {
      schedules.setPaused(c.req.param('id'), false)
      return c.body(null)
    })
  }
  app.post('/v2/schedules/*', (c) => createSchedule(c, broker, destinationAfter(c, '/v2/schedules/')))
}

/** Creates or replaces a schedule as the headers of a request say. */
export async function createSchedule(c: Context, broker: Broker, destination: string): Promise<Response> {
  const sent = c.req.raw.headers
  const headers: Record<string, string> = {}
  for (const [name, value] of sent) {
    if (name === 'content-type' || name.startsWith('upstash-')) headers[name] = value
  }
  broker.check(destination)
  broker.read(new Headers(headers))
  const scheduleId = broker.schedules.create({
    scheduleId: sent.get('upstash-schedule-id'),
    cron: sent.get('upstash-cron') ?? '',
    destination,
    headers,
    body: Buffer.from(await bodyOf(c)).toString('base64'),
    callerIp: originOf(c).callerIp,
  })
  broker.lookSoon()
  return c.json({ scheduleId }, 201)
}

/** The schedule as the API shows it. Source: QStash's OpenAPI description. */
function present(broker: Broker, schedule: Schedule) {
  const headers = new Headers(schedule.headers)
  const { method, maxRetries, retryDelay, ...content } = broker.read(headers)
  const delay = readDelay(headers)
  const queueName = headers.get('upstash-queue-name')
  return {
    scheduleId: schedule.scheduleId,
    cron: schedule.cron,
    createdAt: schedule.createdAt,
    destination: schedule.destination,
    method,
    ...presentContent({ ...content, body: schedule.body }),
    retries: maxRetries,
    ...(retryDelay === null ? {} : { retryDelayExpression: retryDelay }),
    ...(delay === null ? {} : { delay: delay / 1_000 }),
    isPaused: schedule.isPaused,
    ...(queueName === null ? {} : { queueName }),
    // The documentation writes one, the client's types have both.
    ...(schedule.callerIp === null ? {} : { callerIp: schedule.callerIp, callerIP: schedule.callerIp }),
    ...(schedule.lastScheduleTime === null ? {} : { lastScheduleTime: schedule.lastScheduleTime }),
    ...(schedule.nextScheduleTime === null ? {} : { nextScheduleTime: schedule.nextScheduleTime }),
    lastScheduleStates: schedule.lastScheduleStates,
  }
}
