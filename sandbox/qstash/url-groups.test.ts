import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openQStash, type QStashWorld, until } from '../testing/qstash.ts'

let q: QStashWorld
beforeEach(async () => {
  q = await openQStash()
  await q.client.urlGroups.addEndpoints({
    name: 'news',
    endpoints: [{ url: `${q.destination.url}/one`, name: 'one' }, { url: `${q.destination.url}/two` }],
  })
})
afterEach(() => q.close())

const paths = () => q.destination.arrivals.map((arrival) => new URL(arrival.url).pathname).sort()

describe('a URL group', () => {
  it('is created, read, listed, changed and deleted', async () => {
    const group = await q.client.urlGroups.get('news')
    expect(group).toMatchObject({
      name: 'news',
      createdAt: expect.any(Number),
      endpoints: [{ name: 'one', url: `${q.destination.url}/one` }, { url: `${q.destination.url}/two` }],
    })
    await q.client.urlGroups.addEndpoints({
      name: 'news',
      endpoints: [{ url: `${q.destination.url}/two`, name: 'second' }, { url: `${q.destination.url}/three` }],
    })
    await q.client.urlGroups.removeEndpoints({
      name: 'news',
      endpoints: [{ name: 'second' }, { url: `${q.destination.url}/three` }],
    })
    const [listed] = await q.client.urlGroups.list()
    expect(listed?.endpoints).toEqual([{ name: 'one', url: `${q.destination.url}/one` }])
    await q.client.urlGroups.delete('news')
    expect(await q.client.urlGroups.list()).toEqual([])
    await expect(q.client.urlGroups.get('news')).rejects.toMatchObject({ status: 404 })
  })

  it('is gone with its last endpoint', async () => {
    const endpoints = [{ name: 'one' }, { url: `${q.destination.url}/two` }]
    await q.client.urlGroups.removeEndpoints({ name: 'news', endpoints })
    await expect(q.client.urlGroups.get('news')).rejects.toMatchObject({ status: 404 })
  })

  it('receives one message for each endpoint', async () => {
    const published = await q.client.publishJSON({ urlGroup: 'news', body: { a: 1 } })
    expect(published).toMatchObject([
      { url: `${q.destination.url}/one`, messageId: expect.any(String) },
      { url: `${q.destination.url}/two`, messageId: expect.any(String) },
    ])
    await q.destination.arrival(1)
    expect(paths()).toEqual(['/one', '/two'])
    expect(q.destination.arrivals[0]?.headers['upstash-topic-name']).toBe('news')
    const { logs } = await q.client.logs({ filter: { urlGroup: 'news', state: 'CREATED' } })
    expect(logs.map((log) => [log.urlGroup, log.endpointName])).toEqual([
      ['news', undefined],
      ['news', 'one'],
    ])
  })

  it('does not hold up one endpoint when another fails', async () => {
    q.destination.answerWith(new Response('', { status: 500 }), new Response('OK'))
    const request = { urlGroup: 'news', body: {}, retries: 0, deduplicationId: 'same' }
    const first = await q.client.publishJSON(request)
    await until(async () => (await q.client.dlq.listMessages()).messages.length === 1)
    const { messages } = await q.client.dlq.listMessages({ filter: { urlGroup: 'news' } })
    expect(messages).toMatchObject([{ urlGroup: 'news' }])
    const second = await q.client.publishJSON(request)
    expect(second).toEqual(first.map((each) => ({ ...each, deduplicated: true })))
    await q.destination.arrival(1)
    expect(q.destination.arrivals).toHaveLength(2)
  })

  it('receives messages of a batch, of a queue and after a restart', async () => {
    await q.restart()
    await q.client.queue({ queueName: 'orders' }).enqueueJSON({ urlGroup: 'news', body: {} })
    const [result] = await q.client.batchJSON([{ urlGroup: 'news', body: {} }])
    expect(result).toMatchObject([{ messageId: expect.any(String) }, { messageId: expect.any(String) }])
    await q.destination.arrival(3)
    expect(paths()).toEqual(['/one', '/one', '/two', '/two'])
  })

  it('has proper endpoints', async () => {
    const add = (name: string, url: string) => q.client.urlGroups.addEndpoints({ name, endpoints: [{ url }] })
    await expect(add('news', 'example.com')).rejects.toMatchObject({ status: 400 })
    await expect(add('my news', 'https://example.com')).rejects.toMatchObject({ status: 400 })
    await expect(q.client.publishJSON({ urlGroup: 'unknown', body: {} })).rejects.toMatchObject({
      status: 400,
    })
    const many = Array.from({ length: 99 }, (_, index) => ({ url: `https://example.com/${index}` }))
    await expect(q.client.urlGroups.addEndpoints({ name: 'news', endpoints: many })).rejects.toMatchObject({
      status: 412,
    })
  })
})
