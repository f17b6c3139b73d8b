import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openQStash, type QStashWorld } from '../testing/qstash.ts'

let q: QStashWorld
beforeEach(async () => {
  q = await openQStash()
})
afterEach(() => q.close())

describe('failing destinations', () => {
  it('tries again after the wait of the expression and tells how often', async () => {
    q.destination.answerWith(new Response('no', { status: 500 }), new Response('no', { status: 503 }))
    const { messageId } = await q.client.publishJSON({
      url: q.hook,
      body: {},
      retries: 2,
      retryDelay: '20 * (1 + retried)',
    })
    const [first, second, third] = [
      await q.destination.arrival(0),
      await q.destination.arrival(1),
      await q.destination.arrival(2),
    ]
    expect([first, second, third].map((arrival) => arrival.headers['upstash-retried'])).toEqual([
      '0',
      '1',
      '2',
    ])
    expect(second.at - first.at).toBeGreaterThanOrEqual(19)
    expect(third.at - second.at).toBeGreaterThanOrEqual(39)
    await q.reached(messageId, 'DELIVERED')
  })

  it('waits 12 seconds, 2:28 minutes and 30 minutes unless told', async () => {
    q.destination.answerWith(new Response('', { status: 500 }))
    const { messageId } = await q.client.publishJSON({ url: q.hook, body: {} })
    const retry = await q.reached(messageId, 'RETRY')
    expect(Math.round(((retry.nextDeliveryTime ?? 0) - retry.time) / 1_000)).toBe(12)
  })

  it('follows Retry-After of the answer', async () => {
    q.destination.answerWith(new Response('', { status: 429, headers: { 'retry-after': '0' } }))
    await q.client.publishJSON({ url: q.hook, body: {} })
    expect((await q.destination.arrival(1)).headers['upstash-retried']).toBe('1')
  })

  it('counts a destination that does not answer in time as failed', async () => {
    q.destination.answerWith('nothing')
    const { messageId } = await q.client.publishJSON({
      url: q.hook,
      body: {},
      timeout: '1s',
      retryDelay: '10',
    })
    await q.destination.arrival(1)
    expect((await q.reached(messageId, 'ERROR')).error).toMatch(/timeout/i)
  })

  it('puts what cannot be delivered into the dead-letter queue, tells the failure callback, and delivers on request', async () => {
    q.destination.answerWith(new Response('broken', { status: 500 }))
    const { messageId } = await q.client.publishJSON({
      url: q.hook,
      body: { kept: true },
      retries: 0,
      failureCallback: `${q.destination.url}/failed`,
    })
    const told = JSON.parse((await q.destination.arrival(1)).body)
    expect(told).toMatchObject({
      status: 500,
      retried: 0,
      maxRetries: 0,
      sourceMessageId: messageId,
      url: q.hook,
    })
    expect(Buffer.from(told.body, 'base64').toString()).toBe('broken')
    const { messages } = await q.client.dlq.listMessages()
    expect(messages).toMatchObject([
      { dlqId: told.dlqId, messageId, responseStatus: 500, responseBody: 'broken', body: '{"kept":true}' },
    ])
    const revived = await q.client.dlq.retry(told.dlqId)
    expect(revived.responses).toHaveLength(1)
    expect(await q.destination.arrival(2)).toMatchObject({ url: q.hook, body: '{"kept":true}' })
    expect((await q.client.dlq.listMessages()).messages).toEqual([])
  })

  it('gives up at once when the destination says so', async () => {
    q.destination.answerWith(
      new Response('', { status: 489, headers: { 'upstash-nonretryable-error': 'true' } }),
    )
    const { messageId } = await q.client.publishJSON({ url: q.hook, body: {}, retries: 3 })
    await q.reached(messageId, 'FAILED')
    const { messages } = await q.client.dlq.listMessages()
    expect(await q.client.dlq.delete(messages[0]?.dlqId ?? '')).toEqual({ deleted: 1 })
    expect((await q.client.dlq.listMessages()).messages).toEqual([])
  })

  it('tells the callback of a delivery', async () => {
    q.destination.answerWith(new Response('done', { status: 201 }))
    await q.client.publishJSON({ url: q.hook, body: {}, callback: `${q.destination.url}/told` })
    const told = await q.destination.arrival(1)
    expect(told.url).toBe(`${q.destination.url}/told`)
    expect(JSON.parse(told.body)).toMatchObject({ status: 201, body: Buffer.from('done').toString('base64') })
  })
})
