import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openQStash, type QStashWorld, until } from '../testing/qstash.ts'

let q: QStashWorld
beforeEach(async () => {
  q = await openQStash()
})
afterEach(() => q.close())

/** Publishes so many that fail for good. */
async function fail(count: number, request: Parameters<QStashWorld['publish']>[0] = {}): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    q.destination.answerWith(new Response('broken', { status: 500 }))
    const messageId = await q.publish({ body: index, retries: 0, ...request })
    await q.reached(messageId, 'FAILED')
    ids.push(messageId)
  }
  return ids
}

describe('the dead-letter queue', () => {
  it('shows messages with the last answer', async () => {
    q.destination.answerWith(new Response(new Uint8Array([255, 0]), { status: 502, headers: { 'x-a': 'b' } }))
    const messageId = await q.publish({ retries: 0 })
    await q.reached(messageId, 'FAILED')
    const { messages } = await q.client.dlq.listMessages()
    expect(messages).toMatchObject([
      { messageId, responseStatus: 502, responseHeader: { 'x-a': ['b'] }, responseBodyBase64: '/wA=' },
    ])
    const { dlqId } = messages[0] ?? { dlqId: '' }
    expect(await (await q.call(`/v2/dlq/${dlqId}`)).json()).toMatchObject({ dlqId, messageId })
    expect((await q.call('/v2/dlq/none')).status).toBe(404)
  })

  it('is read page by page', async () => {
    const ids = await fail(5)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await q.client.dlq.listMessages({ count: 2, ...(cursor ? { cursor } : {}) })
      seen.push(...page.messages.map((message) => message.messageId))
      cursor = page.cursor
    } while (cursor)
    expect(seen).toEqual(ids)
  })

  it('is filtered, but not by host', async () => {
    const [first = ''] = await fail(1, { label: ['a', 'b'], flowControl: { key: 'k', rate: 9 } })
    await fail(1, { url: `${q.destination.url}/other` })
    const list = async (filter: NonNullable<Parameters<typeof q.client.dlq.listMessages>[0]>['filter']) =>
      (await q.client.dlq.listMessages({ filter: filter ?? {} })).messages.length
    expect(await list({ label: ['b', 'c'] })).toBe(1)
    expect(await list({ messageId: first })).toBe(1)
    expect(await list({ flowControlKey: 'k' })).toBe(1)
    expect(await list({ url: [q.hook, `${q.destination.url}/other`] })).toBe(2)
    expect(await list({ responseStatus: [500, 502] })).toBe(2)
    expect(await list({ responseStatus: 404 })).toBe(0)
    expect(await list({ callerIp: '127.0.0.1', fromDate: Date.now() - 60_000, toDate: Date.now() })).toBe(2)
    expect((await q.call('/v2/dlq?host=127.0.0.1')).status).toBe(400)
  })

  it('forgets what it is told to: one, several, what a filter chooses, everything in pages', async () => {
    await fail(6, { label: 'a' })
    const { messages } = await q.client.dlq.listMessages()
    const [one = '', two = '', three = ''] = messages.map((message) => message.dlqId)
    expect(await q.client.dlq.delete(one)).toEqual({ deleted: 1 })
    await expect(q.client.dlq.delete(one)).rejects.toMatchObject({ status: 404 })
    expect(await q.client.dlq.deleteMany({ dlqIds: [two, three, one] })).toEqual({ deleted: 2 })
    expect(await q.client.dlq.delete({ filter: { label: 'none' } })).toEqual({ deleted: 0 })
    let deleted = 0
    let cursor: string | undefined
    do {
      const page = await q.client.dlq.delete({ all: true, count: 2, ...(cursor ? { cursor } : {}) })
      deleted += page.deleted
      cursor = page.cursor
    } while (cursor)
    expect(deleted).toBe(3)
    expect((await q.client.dlq.listMessages()).messages).toEqual([])
  })

  it('publishes anew what it is told to', async () => {
    await fail(3, { label: 'a' })
    const { messages } = await q.client.dlq.listMessages()
    const [first = ''] = messages.map((message) => message.dlqId)
    await expect(q.client.dlq.retry([first, 'none'])).rejects.toMatchObject({ status: 404 })
    expect((await q.client.dlq.retry(first)).responses).toHaveLength(1)
    expect((await q.client.dlq.retry({ filter: { label: 'a' } })).responses).toHaveLength(2)
    await q.destination.arrival(5)
    expect(
      q.destination.arrivals
        .slice(3)
        .map((arrival) => arrival.body)
        .sort(),
    ).toEqual(['0', '1', '2'])
    expect((await q.client.dlq.listMessages()).messages).toEqual([])
  })

  it('forgets by itself after three days', async () => {
    await fail(1)
    q.kit.clock.advance(3 * 86_400_000)
    expect((await q.client.dlq.listMessages()).messages).toEqual([])
  })

  it('fails a schedule whose message it receives', async () => {
    const soon = new Date(Date.now() + 43_200_000)
    const cron = `${soon.getUTCMinutes()} ${soon.getUTCHours()} * * *`
    q.destination.answerWith(new Response('', { status: 500 }))
    const { scheduleId } = await q.client.schedules.create({ cron, destination: q.hook, retries: 0 })
    q.kit.clock.advance(43_200_000)
    await until(
      async () => (await q.client.dlq.listMessages({ filter: { scheduleId } })).messages.length === 1,
    )
    const { lastScheduleStates = {} } = await q.client.schedules.get(scheduleId)
    expect(Object.values(lastScheduleStates)).toEqual(['FAIL'])
  })
})
