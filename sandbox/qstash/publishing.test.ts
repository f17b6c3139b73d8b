import { Client, QstashDailyRatelimitError, QstashRatelimitError, Receiver } from '@upstash/qstash'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { idOf, openQStash, type QStashWorld } from '../testing/qstash.ts'
import { sandboxQStash } from './index.ts'

let q: QStashWorld
beforeEach(async () => {
  q = await openQStash()
})
afterEach(() => q.close())

const day = 86_400_000

describe('publishing with the official client', () => {
  it('delivers body, method and forwarded headers, signed for the exact address', async () => {
    const url = `${q.hook}?a=1&b=%2F`
    const { messageId } = await q.client.publishJSON({
      url,
      body: { hello: 'wörld' },
      headers: { 'X-Custom': 'yes' },
      method: 'PUT',
    })
    const arrival = await q.destination.arrival(0)
    expect(arrival).toMatchObject({ method: 'PUT', url, body: '{"hello":"wörld"}' })
    expect(arrival.headers).toMatchObject({
      'content-type': 'application/json',
      'x-custom': 'yes',
      'upstash-message-id': messageId,
      'upstash-retried': '0',
    })
    const receiver = new Receiver(sandboxQStash)
    const request = { signature: arrival.headers['upstash-signature'] ?? '', body: arrival.body }
    expect(await receiver.verify({ ...request, url })).toBe(true)
    await expect(receiver.verify({ ...request, url: q.hook })).rejects.toThrow(/subject/)
    await expect(receiver.verify({ ...request, body: '{}', url })).rejects.toThrow(/body hash/)
  })

  it('signs with the next key after a rotation, and the receiver accepts it', async () => {
    await q.call('/v2/keys/rotate', { method: 'POST' })
    await q.client.publishJSON({ url: q.hook, body: {} })
    const { headers, body } = await q.destination.arrival(0)
    const signature = headers['upstash-signature'] ?? ''
    expect(await new Receiver(sandboxQStash).verify({ signature, body, url: q.hook })).toBe(true)
    const stranger = new Receiver({ currentSigningKey: 'sig_other', nextSigningKey: 'sig_another' })
    await expect(stranger.verify({ signature, body, url: q.hook })).rejects.toThrow()
  })

  it('wakes exactly at Not-Before, which wins over Delay', async () => {
    const notBefore = Math.ceil(Date.now() / 1_000) + 3
    const { messageId } = await q.client.publishJSON({ url: q.hook, body: {}, notBefore, delay: '3h' })
    expect((await q.client.messages.get(messageId)).notBefore).toBe(notBefore * 1_000)
    const { at } = await q.destination.arrival(0)
    expect(at - notBefore * 1_000).toBeGreaterThanOrEqual(0)
    expect(at - notBefore * 1_000).toBeLessThan(2_000)
  })

  it('keeps a delayed message until its time', async () => {
    const response = await q.call(`/v2/publish/${q.hook}`, {
      method: 'POST',
      headers: { 'upstash-delay': '2d3h' },
      body: '{}',
    })
    const messageId = idOf(await response.json())
    const message = await q.client.messages.get(messageId)
    expect(message.notBefore).toBe(message.createdAt + 2 * day + 3 * 3_600_000)
    q.kit.clock.advance(2 * day)
    expect((await q.client.messages.get(messageId)).messageId).toBe(messageId)
    q.kit.clock.advance(3 * 3_600_000)
    await q.destination.arrival(0)
    await q.reached(messageId, 'DELIVERED')
    await expect(q.client.messages.get(messageId)).rejects.toMatchObject({ status: 404 })
  })

  it('takes the same deduplication id once, and forgets it after ten minutes', async () => {
    const request = { url: q.hook, body: {}, deduplicationId: 'tgt_1-1', delay: 3_600 }
    const first = await q.client.publishJSON(request)
    const second = await q.client.publishJSON(request)
    expect(first.deduplicated).toBeUndefined()
    expect(second).toMatchObject({ messageId: first.messageId, deduplicated: true })
    q.kit.clock.advance(11 * 60_000)
    expect((await q.client.publishJSON(request)).messageId).not.toBe(first.messageId)
  })

  it('takes a batch, of which one wrong message does not hold up the others', async () => {
    const results = await q.client.batchJSON([
      { url: `${q.hook}/1`, body: { number: 1 } },
      { url: 'ftp://example.com', body: {} },
      { url: `${q.hook}/2`, body: { number: 2 } },
    ])
    expect(results).toMatchObject([
      { messageId: expect.any(String) },
      { error: expect.any(String) },
      { url: `${q.hook}/2` },
    ])
    await q.destination.arrival(1)
    expect(q.destination.arrivals.map((arrival) => arrival.body).sort()).toEqual([
      '{"number":1}',
      '{"number":2}',
    ])
  })
})

describe('what a message may say', () => {
  it('is told by its content when it says so', async () => {
    const request = { body: { same: true }, contentBasedDeduplication: true, delay: 60 }
    const first = await q.publish(request)
    expect(await q.publish(request)).toBe(first)
    expect(await q.publish({ ...request, body: { same: false } })).not.toBe(first)
  })

  it('comes back when it is looked up', async () => {
    const messageId = await q.publish({
      body: { a: 1 },
      delay: '1h',
      retries: 2,
      retryDelay: '1000',
      method: 'PATCH',
      headers: { 'X-Custom': 'yes' },
      label: ['one', 'two'],
      callback: `${q.destination.url}/told`,
      failureCallback: `${q.destination.url}/failed`,
      flowControl: { key: 'account', rate: 5, period: '1m', parallelism: 2 },
    })
    expect(await q.client.messages.get(messageId)).toMatchObject({
      messageId,
      url: q.hook,
      method: 'PATCH',
      body: '{"a":1}',
      header: { 'content-type': ['application/json'], 'x-custom': ['yes'] },
      maxRetries: 2,
      retryDelayExpression: '1000',
      label: 'one',
      labels: ['one', 'two'],
      callback: `${q.destination.url}/told`,
      failureCallback: `${q.destination.url}/failed`,
      flowControlKey: 'account',
      rate: 5,
      ratePerSecond: 5,
      period: 60,
      parallelism: 2,
      callerIP: '127.0.0.1',
    })
  })

  it('is hidden where it asks for that, and delivered in clear', async () => {
    const secret = { body: 'secret', headers: { 'X-Secret': 'secret', 'X-Open': 'open' } }
    const redact = { body: true as const, header: ['X-Secret'] }
    const messageId = await q.publish({ ...secret, redact, delay: 60 })
    const shown = await q.client.messages.get(messageId)
    expect(shown.body).toMatch(/^REDACTED:[0-9a-f]{64}$/)
    expect(shown.header?.['x-secret']?.[0]).toMatch(/^REDACTED:/)
    expect(shown.header?.['x-open']).toEqual(['open'])
    q.kit.clock.advance(60_000)
    const arrival = await q.destination.arrival(0)
    expect([arrival.body, arrival.headers['x-secret']]).toEqual(['"secret"', 'secret'])
  })

  it('is bytes when they are no text', async () => {
    const sent = await q.call(`/v2/publish/${q.hook}`, {
      method: 'POST',
      headers: { 'upstash-delay': '1h' },
      body: new Uint8Array([255, 0, 254]),
    })
    const message = await q.client.messages.get(idOf(await sent.json()))
    expect([message.body, message.bodyBase64]).toEqual([undefined, '/wD+'])
  })
})

describe('refusals', () => {
  it('answers 401 to a wrong token', async () => {
    const stranger = new Client({ baseUrl: q.url, token: 'wrong', retry: false })
    await expect(stranger.publishJSON({ url: q.hook, body: {} })).rejects.toMatchObject({ status: 401 })
  })

  it.each([
    ['a destination without a scheme', { url: 'example.com/hook' }],
    ['more than seven days of delay', { url: 'https://example.com', delay: '8d' as const }],
    [
      'a time more than seven days away',
      { url: 'https://example.com', notBefore: Math.floor(Date.now() / 1_000) + 8 * 86_400 },
    ],
    ['more retries than the plan has', { url: 'https://example.com', retries: 4 }],
    ['a callback without a scheme', { url: 'https://example.com', callback: 'example.com' }],
    [
      'a callback with more retries than the plan has',
      { url: 'https://example.com', callback: 'https://a.b', headers: { 'Upstash-Callback-Retries': '9' } },
    ],
    ['a body larger than 1 MB', { url: 'https://example.com', body: 'x'.repeat(1_048_577) }],
    [
      'a limit that is no number',
      {
        url: 'https://example.com',
        headers: { 'Upstash-Flow-Control-Key': 'k', 'Upstash-Flow-Control-Value': 'rate=many' },
      },
    ],
    [
      'limits without a key',
      { url: 'https://example.com', headers: { 'Upstash-Flow-Control-Value': 'rate=1' } },
    ],
    ['a timeout that is no duration', { url: 'https://example.com', headers: { 'Upstash-Timeout': 'soon' } }],
    ['a retry delay that is no expression', { url: 'https://example.com', retryDelay: 'process.exit()' }],
  ])('answers 400 to %s', async (_what, request) => {
    await expect(q.client.publishJSON({ body: {}, ...request })).rejects.toMatchObject({ status: 400 })
  })

  it('answers 404 to an unknown message', async () => {
    await expect(q.client.messages.get('msg_none')).rejects.toMatchObject({ status: 404 })
    await expect(q.client.messages.cancel('msg_none')).rejects.toMatchObject({ status: 404 })
  })

  it('say why, as QStash does', async () => {
    const response = await q.call('/v2/publish/example.com', { method: 'POST' })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: expect.stringContaining('scheme') })
    expect((await q.call('/v2/nothing')).status).toBe(404)
  })

  it('tell of a rate limit in the headers that the client reads', async () => {
    q.kit.faults.set('qstash', [{ kind: 'status', status: 429, times: 2 }])
    const publishing = await q.publish().catch((error: unknown) => error)
    expect(publishing).toBeInstanceOf(QstashDailyRatelimitError)
    expect(publishing).toMatchObject({ limit: '1000', remaining: '0', reset: expect.stringMatching(/^\d+$/) })
    const reading = await q.client.logs().catch((error: unknown) => error)
    expect(reading).toBeInstanceOf(QstashRatelimitError)
    expect(reading).toMatchObject({ limit: '100', remaining: '0', reset: expect.stringMatching(/^\d+$/) })
  })
})
