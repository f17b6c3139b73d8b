import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openQStash, type QStashWorld, until } from '../testing/qstash.ts'

let q: QStashWorld
beforeEach(async () => {
  q = await openQStash()
})
afterEach(() => q.close())

const bodies = () => q.destination.arrivals.map((arrival) => arrival.body)

describe('a rate', () => {
  it('lets so many start in a period, the others wait in their order', async () => {
    const flowControl = { key: 'account', rate: 2, period: '1h' as const }
    for (const body of ['a', 'b', 'c', 'd', 'e']) await q.publish({ body, flowControl })
    await q.destination.arrival(1)
    await until(async () => (await q.client.flowControl.get('account')).parallelismCount === 0)
    expect(await q.client.flowControl.get('account')).toEqual({
      flowControlKey: 'account',
      waitListSize: 3,
      parallelismMax: 0,
      parallelismCount: 0,
      rateMax: 2,
      rateCount: 2,
      ratePeriod: 3_600,
      ratePeriodStart: expect.any(Number),
      isPaused: false,
      isPinnedParallelism: false,
      isPinnedRate: false,
    })
    q.kit.clock.advance(3_600_000)
    await q.destination.arrival(3)
    q.kit.clock.advance(3_600_000)
    await q.destination.arrival(4)
    expect([bodies().slice(0, 2).sort(), bodies().slice(2, 4).sort(), bodies()[4]]).toEqual([
      ['"a"', '"b"'],
      ['"c"', '"d"'],
      '"e"',
    ])
  })

  it('goes by key', async () => {
    const publish = (key: string) => q.publish({ body: key, flowControl: { key, rate: 1, period: '1h' } })
    for (const key of ['one', 'one', 'two']) await publish(key)
    await q.destination.arrival(1)
    expect(bodies().sort()).toEqual(['"one"', '"two"'])
    expect(await q.client.flowControl.get('one')).toMatchObject({ waitListSize: 1 })
    q.kit.clock.advance(3_600_000)
    expect((await q.destination.arrival(2)).body).toBe('"one"')
  })

  it('goes by seconds unless told', async () => {
    const flowControl = { key: 'account', rate: 1 }
    const ids = [await q.publish({ body: 'a', flowControl }), await q.publish({ body: 'b', flowControl })]
    expect(await q.client.flowControl.get('account')).toMatchObject({ rateMax: 1, ratePeriod: 1 })
    await q.destination.arrival(1)
    expect(bodies()).toEqual(['"a"', '"b"'])
    // When they started, not when they arrived: the first of all deliveries may take its time.
    const [first, second] = await Promise.all(ids.map(async (id) => (await q.reached(id, 'ACTIVE')).time))
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1_000)
  })

  it('begins anew when it is reset', async () => {
    const flowControl = { key: 'account', rate: 1, period: '1d' as const }
    for (const body of ['a', 'b', 'c']) await q.publish({ body, flowControl })
    await q.destination.arrival(0)
    await q.client.flowControl.resetRate('account')
    await q.destination.arrival(1)
    expect(await q.client.flowControl.get('account')).toMatchObject({ waitListSize: 1, rateCount: 1 })
  })

  it('is kept over a restart, with those who wait', async () => {
    const flowControl = { key: 'account', rate: 1, period: '1h' as const }
    const first = await q.publish({ body: 'a', flowControl })
    await q.publish({ body: 'b', flowControl })
    await q.reached(first, 'DELIVERED')
    await q.restart()
    await until(async () => (await q.client.flowControl.get('account')).waitListSize === 1)
    expect(bodies()).toEqual(['"a"'])
    q.kit.clock.advance(3_600_000)
    await q.destination.arrival(1)
    expect(bodies()).toEqual(['"a"', '"b"'])
  })
})

describe('a parallelism', () => {
  it('lets so many be on their way, the next when one is answered', async () => {
    const [first, second] = [Promise.withResolvers<Response>(), Promise.withResolvers<Response>()]
    q.destination.answerWith(first.promise, second.promise)
    const flowControl = { key: 'account', parallelism: 2 }
    for (const body of ['a', 'b', 'c']) await q.publish({ body, flowControl, retryDelay: '60000' })
    await q.destination.arrival(1)
    await until(async () => (await q.client.flowControl.get('account')).waitListSize === 1)
    expect((await q.client.flowControl.get('account')).parallelismCount).toBe(2)
    expect(await q.client.flowControl.getGlobalParallelism()).toMatchObject({ parallelismCount: 2 })
    // A failed one does not keep its place while it waits for another try.
    second.resolve(new Response('', { status: 500 }))
    expect((await q.destination.arrival(2)).body).toBe('"c"')
    first.resolve(new Response('OK'))
    await until(async () => (await q.client.flowControl.get('account')).parallelismCount === 0)
  })

  it('lets the next go when one that waits is cancelled', async () => {
    const answer = Promise.withResolvers<Response>()
    q.destination.answerWith(answer.promise)
    const flowControl = { key: 'account', parallelism: 1 }
    await q.publish({ body: 'a', flowControl })
    await q.destination.arrival(0)
    const waiting = await q.publish({ body: 'b', flowControl })
    await q.publish({ body: 'c', flowControl })
    await until(async () => (await q.client.flowControl.get('account')).waitListSize === 2)
    await q.client.messages.cancel(waiting)
    answer.resolve(new Response('OK'))
    await q.destination.arrival(1)
    expect(bodies()).toEqual(['"a"', '"c"'])
  })
})

describe('a key', () => {
  it('can be paused and go on', async () => {
    await q.client.flowControl.pause('account')
    await q.publish({ body: 'a', flowControl: { key: 'account', rate: 100 } })
    await q.publish({ body: 'beside' })
    await q.destination.arrival(0)
    expect(await q.client.flowControl.get('account')).toMatchObject({ isPaused: true, waitListSize: 1 })
    await q.client.flowControl.resume('account')
    await q.destination.arrival(1)
    expect(bodies()).toEqual(['"beside"', '"a"'])
  })

  it('keeps pinned limits whatever messages say, until they are unpinned', async () => {
    await q.client.flowControl.pin('account', { parallelism: 3, rate: 7, period: 60 })
    await q.publish({ flowControl: { key: 'account', rate: 1, parallelism: 1 } })
    const pinned = { parallelismMax: 3, rateMax: 7, ratePeriod: 60 }
    expect(await q.client.flowControl.get('account')).toMatchObject({
      ...pinned,
      isPinnedParallelism: true,
      isPinnedRate: true,
    })
    await q.client.flowControl.unpin('account', { rate: true })
    expect(await q.client.flowControl.get('account')).toMatchObject({ ...pinned, isPinnedRate: false })
    await q.publish({ flowControl: { key: 'account', rate: 1, parallelism: 1 } })
    expect(await q.client.flowControl.get('account')).toMatchObject({ parallelismMax: 3, rateMax: 1 })
  })

  it('goes by the limits of the newest message', async () => {
    await q.publish({ flowControl: { key: 'account', rate: 1, period: '1d' } })
    await q.publish({ flowControl: { key: 'account', rate: 1, period: '1d' } })
    await q.publish({ flowControl: { key: 'account', rate: 3, period: '1d' } })
    await q.destination.arrival(2)
  })

  it('is unknown before it was used, and listed after', async () => {
    await expect(q.client.flowControl.get('account')).rejects.toMatchObject({ status: 404 })
    await expect(q.client.flowControl.pin('account', { rate: 0 })).rejects.toMatchObject({ status: 400 })
    await q.publish({ flowControl: { key: 'account', rate: 1 } })
    expect(await (await q.call('/v2/flowControl')).json()).toMatchObject([{ flowControlKey: 'account' }])
  })

  it('holds in a queue as well', async () => {
    const queue = q.client.queue({ queueName: 'orders' })
    const flowControl = { key: 'account', rate: 1, period: '1h' as const }
    for (const body of ['a', 'b']) await queue.enqueueJSON({ url: q.hook, body, flowControl })
    await q.destination.arrival(0)
    await until(async () => (await q.client.flowControl.get('account')).waitListSize === 1)
    q.kit.clock.advance(3_600_000)
    expect((await q.destination.arrival(1)).body).toBe('"b"')
  })
})
