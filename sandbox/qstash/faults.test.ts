import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openQStash, type QStashWorld, until } from '../testing/qstash.ts'

let q: QStashWorld
beforeEach(async () => {
  q = await openQStash()
})
afterEach(() => q.close())

describe('faults', () => {
  it('can be down: nothing is taken and nothing delivered until it is back', async () => {
    const { messageId } = await q.client.publishJSON({ url: q.hook, body: {}, delay: 60 })
    q.kit.faults.set('qstash', [{ kind: 'status', status: 503 }])
    q.kit.clock.advance(60_000)
    await expect(q.client.publishJSON({ url: q.hook, body: {} })).rejects.toMatchObject({ status: 503 })
    expect(q.destination.arrivals).toHaveLength(0)
    q.kit.faults.clear('qstash')
    expect((await q.destination.arrival(0)).headers['upstash-message-id']).toBe(messageId)
  })

  it('can deliver every message twice, and not more often', async () => {
    q.kit.faults.set('qstash', [{ kind: 'accept-then-fail', match: '^DELIVER /hook' }])
    const { messageId } = await q.client.publishJSON({ url: q.hook, body: {} })
    const twice = [await q.destination.arrival(0), await q.destination.arrival(1)]
    expect(twice.map((arrival) => arrival.headers['upstash-message-id'])).toEqual([messageId, messageId])
    await q.reached(messageId, 'DELIVERED')
    expect(q.destination.arrivals).toHaveLength(2)
  })

  it('can deliver late', async () => {
    q.kit.faults.set('qstash', [{ kind: 'slow', milliseconds: 120, match: '^DELIVER' }])
    const before = Date.now()
    await q.client.publishJSON({ url: q.hook, body: {} })
    expect((await q.destination.arrival(0)).at - before).toBeGreaterThanOrEqual(115)
  })

  it('can take a message and say that it has not', async () => {
    q.kit.faults.set('qstash', [{ kind: 'accept-then-fail', match: '^POST /v2/publish', times: 1 }])
    await expect(q.client.publishJSON({ url: q.hook, body: {} })).rejects.toMatchObject({ status: 500 })
    await q.destination.arrival(0)
  })

  it('can lose deliveries and believe that it has made them', async () => {
    q.kit.faults.set('qstash', [{ kind: 'lose', match: '^DELIVER /hook', times: 1 }])
    const lost = await q.publish({ body: 'lost' })
    await q.reached(lost, 'DELIVERED')
    await q.publish({ body: 'found' })
    expect((await q.destination.arrival(0)).body).toBe('"found"')
    expect(q.destination.arrivals).toHaveLength(1)
  })

  it('can deliver several times at once', async () => {
    q.kit.faults.set('qstash', [{ kind: 'duplicate', copies: 3, times: 1 }])
    const answers = [1, 2, 3].map(() => Promise.withResolvers<Response>())
    q.destination.answerWith(...answers.map((answer) => answer.promise))
    const messageId = await q.publish()
    await q.destination.arrival(2)
    for (const answer of answers) answer.resolve(new Response('OK'))
    await q.reached(messageId, 'DELIVERED')
    const ids = q.destination.arrivals.map((arrival) => arrival.headers['upstash-message-id'])
    expect(ids).toEqual([messageId, messageId, messageId])
  })

  it('can deliver late by the clock, once for a message and over a restart', async () => {
    q.kit.faults.set('qstash', [{ kind: 'delay', milliseconds: 3_600_000, match: '^DELIVER' }])
    const messageId = await q.publish({ delay: 60 })
    q.kit.clock.advance(60_000)
    await until(() => isMoved(messageId) === true)
    await q.restart()
    q.kit.clock.advance(60_000 + 3_590_000)
    expect((await q.client.messages.get(messageId)).messageId).toBe(messageId)
    q.kit.clock.advance(10_000)
    await q.destination.arrival(0)
    expect(q.kit.faults.list('qstash')).toHaveLength(1)
  })

  it('can deliver early what waits and what is published', async () => {
    const waiting = await q.publish({ body: 'waiting', delay: 3_600 })
    const patient = await q.publish({ delay: 7_200 })
    q.kit.faults.set('qstash', [{ kind: 'early', milliseconds: 3_600_000 }])
    expect((await q.destination.arrival(0)).headers['upstash-message-id']).toBe(waiting)
    await q.publish({ body: 'published', delay: 3_000 })
    expect((await q.destination.arrival(1)).body).toBe('"published"')
    q.kit.faults.clear('qstash')
    await q.publish({ delay: 3_600 })
    q.kit.clock.advance(3_600_000 - 60_000)
    expect((await q.client.messages.get(patient)).messageId).toBe(patient)
    q.kit.clock.advance(60_000)
    await q.destination.arrival(3)
  })

  it('can deliver last first, as many as are collected', async () => {
    q.kit.faults.set('qstash', [{ kind: 'reorder', count: 3 }])
    for (const body of ['a', 'b', 'c', 'd', 'e']) await q.publish({ body })
    await q.destination.arrival(2)
    const bodies = () => q.destination.arrivals.map((arrival) => arrival.body)
    expect(bodies()).toEqual(['"c"', '"b"', '"a"'])
    q.kit.faults.clear('qstash')
    await q.destination.arrival(4)
    expect(bodies().slice(3)).toEqual(['"e"', '"d"'])
  })

  it('hits as many deliveries as it is told to', async () => {
    q.kit.faults.set('qstash', [{ kind: 'hang', match: '^DELIVER', times: 2 }])
    await q.publish()
    await q.destination.arrival(0)
    expect(q.kit.faults.list('qstash')).toEqual([])
  })

  it('leaves its API alone where only deliveries are meant', async () => {
    q.kit.faults.set('qstash', [{ kind: 'lose' }, { kind: 'duplicate', copies: 2 }])
    expect((await q.client.logs()).logs).toEqual([])
    expect(q.kit.faults.list('qstash')).toHaveLength(2)
  })
})

/** Whether a fault has given a message another time. */
function isMoved(messageId: string): boolean | undefined {
  return q.kit.store.collection<{ isMoved: boolean }>('qstash.messages').get(messageId)?.isMoved
}
