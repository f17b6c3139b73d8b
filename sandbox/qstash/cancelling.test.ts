import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { idOf, openQStash, type QStashWorld } from '../testing/qstash.ts'

let q: QStashWorld
beforeEach(async () => {
  q = await openQStash()
})
afterEach(() => q.close())

describe('cancelling', () => {
  const publish = async () => idOf(await q.client.publishJSON({ url: q.hook, body: {}, delay: 60 }))

  it('stops one message, or several by their ids', async () => {
    const [one, two, three] = [await publish(), await publish(), await publish()]
    await q.client.messages.cancel(one)
    expect(await q.client.messages.cancel([two])).toMatchObject({ cancelled: 1 })
    q.kit.clock.advance(60_000)
    expect((await q.destination.arrival(0)).headers['upstash-message-id']).toBe(three)
    expect(q.destination.arrivals).toHaveLength(1)
    await q.reached(one, 'CANCELLED')
  })

  it('cancels everything when the id is empty, as the real one does', async () => {
    await publish()
    await publish()
    const response = await q.call('/v2/messages/', { method: 'DELETE' })
    expect(await response.json()).toEqual({ cancelled: 2 })
  })

  it('stops what any value of every filter chooses', async () => {
    const other = `${q.destination.url}/other`
    const [one, two, three, four] = [
      await q.publish({ delay: 60, label: ['a', 'b'] }),
      await q.publish({ delay: 60, label: 'c', url: other }),
      await q.publish({ delay: 60, label: 'a', flowControl: { key: 'k', rate: 1 } }),
      await q.publish({ delay: 60 }),
    ]
    const cancel = (filter: Record<string, string | string[] | number>) =>
      q.client.messages.cancel({ filter: filter as { label: string } })
    const isThere = async () => {
      const found = await Promise.all(
        [one, two, three, four].map((id) => q.client.messages.get(id).catch(() => null)),
      )
      return found.map((message) => message !== null)
    }
    expect(await cancel({ label: ['b', 'c'], path: '/hook' })).toEqual({ cancelled: 1 })
    expect(await isThere()).toEqual([false, true, true, true])
    expect(await cancel({ url: [other, 'https://example.com'] })).toEqual({ cancelled: 1 })
    expect(await cancel({ flowControlKey: 'none' })).toEqual({ cancelled: 0 })
    expect(await cancel({ flowControlKey: 'k', host: '127.0.0.1' })).toEqual({ cancelled: 1 })
    expect(await cancel({ callerIp: '10.0.0.1' })).toEqual({ cancelled: 0 })
    expect(await cancel({ toDate: Date.now() - 60_000 })).toEqual({ cancelled: 0 })
    expect(await isThere()).toEqual([false, false, false, true])
    expect(await cancel({ fromDate: Date.now() - 60_000 })).toEqual({ cancelled: 1 })
  })

  it('stops everything when asked for all', async () => {
    for (let count = 0; count < 3; count++) await publish()
    expect(await q.client.messages.cancel({ all: true })).toEqual({ cancelled: 3 })
    expect(await q.client.messages.deleteMany(['msg_none'])).toBe(0)
  })

  it('comes too late for a message on its way, whose answer then changes nothing', async () => {
    const answer = Promise.withResolvers<Response>()
    q.destination.answerWith(answer.promise)
    const messageId = await q.publish({ retryDelay: '1' })
    await q.destination.arrival(0)
    await q.client.messages.cancel(messageId)
    answer.resolve(new Response('', { status: 500 }))
    await q.reached(messageId, 'CANCELLED')
    expect((await q.client.dlq.listMessages()).messages).toEqual([])
  })
})
