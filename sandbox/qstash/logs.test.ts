import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openQStash, type QStashWorld } from '../testing/qstash.ts'

let q: QStashWorld
beforeEach(async () => {
  q = await openQStash()
})
afterEach(() => q.close())

type Filter = NonNullable<Parameters<QStashWorld['client']['logs']>[0]>['filter']

async function states(filter: Filter): Promise<string[]> {
  return (await q.client.logs(filter ? { filter } : {})).logs.map((log) => log.state)
}

describe('the log', () => {
  it('tells what happened, the newest first', async () => {
    q.destination.answerWith(new Response('broken', { status: 500 }))
    const messageId = await q.publish({ retryDelay: '1', label: ['a', 'b'] })
    await q.reached(messageId, 'DELIVERED')
    const { logs } = await q.client.logs({ messageIds: [messageId] })
    expect(logs.map((log) => log.state)).toEqual([
      'DELIVERED',
      'ACTIVE',
      'RETRY',
      'ERROR',
      'ACTIVE',
      'CREATED',
    ])
    expect(logs[3]).toMatchObject({
      messageId,
      url: q.hook,
      error: 'the destination answered 500',
      responseStatus: 500,
      responseBody: Buffer.from('broken').toString('base64'),
      label: 'a',
      labels: ['a', 'b'],
      maxRetries: 3,
      time: expect.any(Number),
    })
    const { logs: older } = await (await q.call('/v2/logs')).json()
    expect(older).toHaveLength(6)
  })

  it('is read page by page, and new lines shift nothing', async () => {
    const ids: string[] = []
    for (let count = 0; count < 5; count++) ids.push(await q.publish({ delay: 60 }))
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await q.client.logs({ count: 2, ...(cursor ? { cursor } : {}) })
      seen.push(...page.logs.map((log) => log.messageId))
      cursor = page.cursor
      await q.publish({ delay: 60 })
    } while (cursor)
    expect(seen).toEqual(ids.reverse())
  })

  it('is filtered by any value of every field', async () => {
    const other = `${q.destination.url}/other?x=1`
    const first = await q.publish({ label: 'a', flowControl: { key: 'k', rate: 9 } })
    const second = await q.publish({ url: other, label: ['b', 'c'] })
    await q.reached(first, 'DELIVERED')
    await q.reached(second, 'DELIVERED')
    const all = ['DELIVERED', 'ACTIVE', 'CREATED']
    expect(await states({ messageId: first })).toEqual(all)
    expect(await states({ url: [other] })).toEqual(all)
    expect(await states({ path: '/other' })).toEqual(all)
    expect(await states({ host: new URL(q.hook).host })).toHaveLength(6)
    expect(await states({ label: ['c', 'none'] })).toEqual(all)
    expect(await states({ label: ['a', 'b'] })).toHaveLength(6)
    expect(await states({ flowControlKey: 'k' })).toEqual(all)
    expect(await states({ callerIp: '127.0.0.1', label: 'a' })).toEqual(all)
    expect(await states({ callerIp: '10.0.0.1' })).toEqual([])
    expect(await states({ state: 'IN_PROGRESS' })).toEqual(['ACTIVE', 'ACTIVE'])
    expect(await states({ state: 'DELIVERED', path: '/hook' })).toEqual(['DELIVERED'])
    expect(await states({ queueName: 'none' })).toEqual([])
    expect(await states({ scheduleId: 'none' })).toEqual([])
    expect(await states({ urlGroup: 'none' })).toEqual([])
    expect(await states({ fromDate: Date.now() + 60_000 })).toEqual([])
    expect(await states({ toDate: new Date(), fromDate: new Date(Date.now() - 60_000) })).toHaveLength(6)
  })

  it('forgets after three days, and refuses what is no number', async () => {
    await q.publish({ delay: '6d' })
    q.kit.clock.advance(3 * 86_400_000)
    expect(await states(undefined)).toEqual([])
    expect((await q.call('/v2/events?count=many')).status).toBe(400)
  })
})
