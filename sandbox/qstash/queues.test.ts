import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openQStash, type QStashWorld, until } from '../testing/qstash.ts'

let q: QStashWorld
beforeEach(async () => {
  q = await openQStash()
})
afterEach(() => q.close())

const orders = () => q.client.queue({ queueName: 'orders' })
const bodies = () => q.destination.arrivals.map((arrival) => arrival.body)

async function enqueue(...names: string[]): Promise<void> {
  for (const body of names) await orders().enqueueJSON({ url: q.hook, body, retryDelay: '10' })
}

describe('a queue', () => {
  it('is created by its first message, changed, listed and deleted', async () => {
    await enqueue('a')
    expect(await orders().get()).toMatchObject({ name: 'orders', parallelism: 1, paused: false })
    await orders().upsert({ parallelism: 3 })
    await q.client.queue({ queueName: 'mails' }).upsert({ parallelism: 2, paused: true })
    expect(await q.client.queue().list()).toMatchObject([
      { name: 'orders', parallelism: 3, createdAt: expect.any(Number), updatedAt: expect.any(Number) },
      { name: 'mails', parallelism: 2, paused: true, lag: 0 },
    ])
    await orders().delete()
    await expect(orders().get()).rejects.toMatchObject({ status: 404 })
  })

  it('delivers one after the other, also when one has to be tried again', async () => {
    q.destination.answerWith(new Response('', { status: 500 }))
    await enqueue('a', 'b', 'c')
    await q.destination.arrival(3)
    expect(bodies()).toEqual(['"a"', '"a"', '"b"', '"c"'])
  })

  it('waits for callbacks before it goes on', async () => {
    const told = Promise.withResolvers<Response>()
    q.destination.answerWith(new Response('OK'), told.promise)
    await orders().enqueueJSON({ url: q.hook, body: 'a', callback: `${q.destination.url}/told` })
    await enqueue('b')
    expect((await q.destination.arrival(1)).url).toBe(`${q.destination.url}/told`)
    expect((await orders().get()).lag).toBe(1)
    told.resolve(new Response('OK'))
    expect((await q.destination.arrival(2)).body).toBe('"b"')
  })

  it('goes on after a message that failed for good', async () => {
    q.destination.answerWith(new Response('', { status: 500 }))
    await orders().enqueueJSON({ url: q.hook, body: 'a', retries: 0 })
    await enqueue('b')
    expect((await q.destination.arrival(1)).body).toBe('"b"')
    expect((await q.client.dlq.listMessages({ filter: { queueName: 'orders' } })).messages).toHaveLength(1)
  })

  it('delivers as many at once as its parallelism says', async () => {
    await orders().upsert({ parallelism: 2 })
    const [first, second] = [Promise.withResolvers<Response>(), Promise.withResolvers<Response>()]
    q.destination.answerWith(first.promise, second.promise)
    await enqueue('a', 'b', 'c')
    await q.destination.arrival(1)
    expect((await orders().get()).lag).toBe(3)
    expect(bodies()).toEqual(['"a"', '"b"'])
    second.resolve(new Response('OK'))
    expect((await q.destination.arrival(2)).body).toBe('"c"')
    first.resolve(new Response('OK'))
    await until(async () => (await orders().get()).lag === 0)
  })

  it('takes messages while it is paused and delivers them in order when it goes on', async () => {
    await orders().pause()
    await enqueue('a', 'b')
    await q.publish({ body: 'beside' })
    expect((await q.destination.arrival(0)).body).toBe('"beside"')
    expect(await orders().get()).toMatchObject({ paused: true, lag: 2 })
    await orders().resume()
    await q.destination.arrival(2)
    expect(bodies()).toEqual(['"beside"', '"a"', '"b"'])
  })

  it('goes on with the next when one that waits is cancelled', async () => {
    const answer = Promise.withResolvers<Response>()
    q.destination.answerWith(answer.promise)
    await enqueue('a', 'b', 'c')
    await q.destination.arrival(0)
    const { logs } = await q.client.logs({ filter: { queueName: 'orders', state: 'CREATED' } })
    await q.client.messages.cancel(logs[1]?.messageId ?? '')
    answer.resolve(new Response('OK'))
    await q.destination.arrival(1)
    expect(bodies()).toEqual(['"a"', '"c"'])
  })

  it('takes messages of a batch', async () => {
    const results = await q.client.batchJSON([
      { url: q.hook, body: 'a', queueName: 'orders' },
      { url: q.hook, body: 'b', queueName: 'not a name' },
    ])
    expect(results).toMatchObject([{ messageId: expect.any(String) }, { error: expect.any(String) }])
    expect((await q.destination.arrival(0)).body).toBe('"a"')
  })

  it('cancels what it holds when it is deleted', async () => {
    await orders().pause()
    await enqueue('a', 'b')
    await orders().delete()
    await enqueue('c')
    expect((await q.destination.arrival(0)).body).toBe('"c"')
    expect((await q.client.logs({ filter: { state: 'CANCELED' } })).logs).toHaveLength(2)
  })

  it('keeps its order, pause and places over a restart', async () => {
    q.destination.answerWith(new Response('', { status: 500, headers: { 'retry-after': '1' } }))
    await enqueue('a', 'b', 'c')
    await until(async () => (await q.client.logs({ filter: { state: 'RETRY' } })).logs.length === 1)
    await q.client.queue({ queueName: 'mails' }).pause()
    await q.client.queue({ queueName: 'mails' }).enqueueJSON({ url: q.hook, body: 'mail' })
    await q.restart()
    q.kit.clock.advance(1_000)
    await q.destination.arrival(3)
    expect(bodies()).toEqual(['"a"', '"a"', '"b"', '"c"'])
    await q.client.queue({ queueName: 'mails' }).resume()
    expect((await q.destination.arrival(4)).body).toBe('"mail"')
  })

  it('has a proper name and a parallelism that the plan allows', async () => {
    const create = (queueName: string, parallelism: number) =>
      q.client.queue({ queueName }).upsert({ parallelism })
    await expect(create('a queue', 1)).rejects.toMatchObject({ status: 400 })
    await expect(create('orders', 0)).rejects.toMatchObject({ status: 400 })
    await expect(create('orders', 11)).rejects.toMatchObject({ status: 412 })
    for (let count = 0; count < 10; count++) await create(`queue-${count}`, 1)
    await expect(create('one-more', 1)).rejects.toMatchObject({ status: 412 })
  })
})
