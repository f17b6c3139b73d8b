import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openQStash, type QStashWorld, until } from '../testing/qstash.ts'

let q: QStashWorld
beforeEach(async () => {
  q = await openQStash()
})
afterEach(() => q.close())

const day = 86_400_000
/** Half a day from now: no test is so slow that it sees it come by itself. */
const far = new Date(Date.now() + day / 2)
far.setUTCSeconds(0, 0)
const daily = { cron: `${far.getUTCMinutes()} ${far.getUTCHours()} * * *` }
const hourly = { cron: `${new Date(Date.now() + day / 48).getUTCMinutes()} * * * *` }

describe('a schedule', () => {
  it('publishes at its times, again and again', async () => {
    const { scheduleId } = await q.client.schedules.create({
      ...daily,
      destination: q.hook,
      body: 'hello',
      headers: { 'X-Custom': 'yes' },
      method: 'PUT',
      label: 'daily',
    })
    const before = await q.client.schedules.get(scheduleId)
    expect(before.nextScheduleTime).toBe(far.getTime())
    q.kit.clock.advance(day)
    const first = await q.destination.arrival(0)
    expect(first).toMatchObject({ method: 'PUT', body: 'hello' })
    expect(first.headers).toMatchObject({ 'x-custom': 'yes', 'upstash-schedule-id': scheduleId })
    const messageId = first.headers['upstash-message-id'] ?? ''
    await q.reached(messageId, 'DELIVERED')
    const after = await q.client.schedules.get(scheduleId)
    expect(after).toMatchObject({
      lastScheduleTime: before.nextScheduleTime,
      nextScheduleTime: (before.nextScheduleTime ?? 0) + day,
      lastScheduleStates: { [messageId]: 'SUCCESS' },
    })
    expect((await q.client.logs({ filter: { scheduleId, label: 'daily' } })).logs).toHaveLength(3)
    q.kit.clock.advance(day)
    await q.destination.arrival(1)
  })

  it('comes back as it was created', async () => {
    const created = {
      cron: 'CRON_TZ=Europe/Berlin 30 9 * * MON-FRI',
      destination: q.hook,
      body: '{"a":1}',
      delay: '1m' as const,
      retries: 2,
      retryDelay: '1000',
      callback: 'https://example.com/told',
      failureCallback: 'https://example.com/failed',
      queueName: 'orders',
      label: ['a', 'b'],
      flowControl: { key: 'k', rate: 5, period: 60, parallelism: 1 },
    }
    const { scheduleId } = await q.client.schedules.create(created)
    const schedule = await q.client.schedules.get(scheduleId)
    expect(schedule).toMatchObject({
      scheduleId,
      cron: created.cron,
      destination: q.hook,
      method: 'POST',
      body: '{"a":1}',
      header: { 'content-type': ['application/json'] },
      delay: 60,
      retries: 2,
      retryDelayExpression: '1000',
      callback: created.callback,
      failureCallback: created.failureCallback,
      queueName: 'orders',
      labels: ['a', 'b'],
      flowControlKey: 'k',
      rate: 5,
      ratePerSecond: 5,
      period: 60,
      parallelism: 1,
      isPaused: false,
      callerIP: '127.0.0.1',
    })
    const wall = new Intl.DateTimeFormat('en', {
      timeZone: 'Europe/Berlin',
      timeStyle: 'short',
      hourCycle: 'h23',
    })
    expect(wall.format(schedule.nextScheduleTime)).toBe('09:30')
    expect(await q.client.schedules.list()).toEqual([schedule])
  })

  it('is replaced under its id, and ends when it is deleted', async () => {
    const request = { ...daily, destination: q.hook, scheduleId: 'mine' }
    expect(await q.client.schedules.create(request)).toEqual({ scheduleId: 'mine' })
    await q.client.schedules.create({ ...request, cron: '0 13 1 * *' })
    expect(await q.client.schedules.list()).toMatchObject([{ scheduleId: 'mine', cron: '0 13 1 * *' }])
    await q.client.schedules.delete('mine')
    await expect(q.client.schedules.get('mine')).rejects.toMatchObject({ status: 404 })
    await expect(q.client.schedules.delete('mine')).rejects.toMatchObject({ status: 404 })
  })

  it('lets its times pass while it is paused', async () => {
    const { scheduleId } = await q.client.schedules.create({ ...daily, destination: q.hook })
    await q.client.schedules.pause({ schedule: scheduleId })
    const { nextScheduleTime = 0, isPaused } = await q.client.schedules.get(scheduleId)
    expect(isPaused).toBe(true)
    q.kit.clock.advance(day)
    await until(
      async () => (await q.client.schedules.get(scheduleId)).nextScheduleTime === nextScheduleTime + day,
    )
    await q.client.schedules.resume({ schedule: scheduleId })
    expect((await q.client.logs()).logs).toEqual([])
    q.kit.clock.advance(day)
    await q.destination.arrival(0)
  })

  it('survives a restart, and makes up once for the times it missed', async () => {
    const { scheduleId } = await q.client.schedules.create({ ...hourly, destination: q.hook })
    q.kit.clock.advance(day)
    const first = await q.destination.arrival(0)
    await q.reached(first.headers['upstash-message-id'] ?? '', 'DELIVERED')
    await q.restart()
    const { nextScheduleTime = 0 } = await q.client.schedules.get(scheduleId)
    q.kit.clock.advance(nextScheduleTime - Date.now())
    const second = await q.destination.arrival(1)
    await q.reached(second.headers['upstash-message-id'] ?? '', 'DELIVERED')
    expect(q.destination.arrivals).toHaveLength(2)
  })

  it('publishes to a URL group and with a delay', async () => {
    const endpoints = [{ url: `${q.destination.url}/one` }, { url: `${q.destination.url}/two` }]
    await q.client.urlGroups.addEndpoints({ name: 'news', endpoints })
    await q.client.schedules.create({ ...daily, destination: 'news', delay: 60 })
    q.kit.clock.advance(day)
    await until(async () => (await q.client.logs({ filter: { state: 'CREATED' } })).logs.length === 2)
    expect(q.destination.arrivals).toHaveLength(0)
    q.kit.clock.advance(60_000)
    await q.destination.arrival(1)
  })

  it('is created by publishing with a cron expression as well', async () => {
    const response = await q.call(`/v2/publish/${q.hook}`, {
      method: 'POST',
      headers: { 'upstash-cron': '0 12 * * *' },
      body: 'hello',
    })
    expect(await response.json()).toEqual({ scheduleId: expect.any(String) })
    expect(await q.client.schedules.list()).toMatchObject([{ cron: '0 12 * * *', body: 'hello' }])
  })

  it('is refused when it could not work', async () => {
    const create = (changes: object) =>
      q.client.schedules.create({ ...daily, destination: q.hook, ...changes })
    await expect(create({ cron: '0 25 * * *' })).rejects.toMatchObject({ status: 400 })
    await expect(create({ destination: 'nowhere' })).rejects.toMatchObject({ status: 400 })
    await expect(create({ retries: 10 })).rejects.toMatchObject({ status: 400 })
    await expect(create({ scheduleId: 'not an id' })).rejects.toMatchObject({ status: 400 })
    for (let count = 0; count < 10; count++) await create({})
    await expect(create({})).rejects.toMatchObject({ status: 412 })
  })
})
