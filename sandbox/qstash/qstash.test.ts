import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Receiver } from '@upstash/qstash'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKit, type Kit, type Served, serve } from '../kit/index.ts'
import { type Destination, openDestination } from '../testing/destination.ts'
import { createQStash, sandboxQStash } from './index.ts'

const day = 86_400_000

let kit: Kit
let served: Served
let destination: Destination
let client: Client

beforeEach(async () => {
  destination = await openDestination()
  await start(null)
})
afterEach(async () => {
  await stop()
  await destination.close()
})

async function start(dir: string | null) {
  kit = createKit({ dir })
  served = await serve(createQStash(kit), 0)
  client = new Client({
    baseUrl: served.url,
    token: sandboxQStash.token,
    retry: false,
    enableTelemetry: false,
  })
}

async function stop() {
  await served.close()
  kit.close()
}

const hook = () => `${destination.url}/hook`

function call(path: string, init: RequestInit = {}) {
  return fetch(served.url + path, {
    ...init,
    headers: { authorization: `Bearer ${sandboxQStash.token}`, ...init.headers },
  })
}

/** The id of a message that was published to one address. */
function idOf(published: unknown): string {
  if (typeof published === 'object' && published !== null && 'messageId' in published) {
    return String(published.messageId)
  }
  throw new Error('Nothing was published')
}

/** Asks until the log of a message has this state. */
async function reached(messageId: string, state: string) {
  for (;;) {
    const { logs } = await client.logs({ messageIds: [messageId] })
    const found = logs.find((log) => log.state === state)
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

describe('publishing with the official client', () => {
  it('delivers body, method and forwarded headers, signed for the exact address', async () => {
    const url = `${hook()}?a=1&b=%2F`
    const { messageId } = await client.publishJSON({
      url,
      body: { hello: 'wörld' },
      headers: { 'X-Custom': 'yes' },
      method: 'PUT',
    })
    const arrival = await destination.arrival(0)
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
    await expect(receiver.verify({ ...request, url: hook() })).rejects.toThrow(/subject/)
    await expect(receiver.verify({ ...request, body: '{}', url })).rejects.toThrow(/body hash/)
  })

  it('signs with the next key after a rotation, and the receiver accepts it', async () => {
    await call('/v2/keys/rotate', { method: 'POST' })
    await client.publishJSON({ url: hook(), body: {} })
    const { headers, body } = await destination.arrival(0)
    const signature = headers['upstash-signature'] ?? ''
    expect(await new Receiver(sandboxQStash).verify({ signature, body, url: hook() })).toBe(true)
    const stranger = new Receiver({ currentSigningKey: 'sig_other', nextSigningKey: 'sig_another' })
    await expect(stranger.verify({ signature, body, url: hook() })).rejects.toThrow()
  })

  it('wakes exactly at Not-Before, which wins over Delay', async () => {
    const notBefore = Math.ceil(Date.now() / 1_000) + 1
    const { messageId } = await client.publishJSON({ url: hook(), body: {}, notBefore, delay: '3h' })
    expect((await client.messages.get(messageId)).notBefore).toBe(notBefore * 1_000)
    const { at } = await destination.arrival(0)
    expect(at - notBefore * 1_000).toBeGreaterThanOrEqual(0)
    expect(at - notBefore * 1_000).toBeLessThan(250)
  })

  it('keeps a delayed message until its time', async () => {
    const response = await call(`/v2/publish/${hook()}`, {
      method: 'POST',
      headers: { 'upstash-delay': '2d3h' },
      body: '{}',
    })
    const messageId = idOf(await response.json())
    const message = await client.messages.get(messageId)
    expect(message.notBefore).toBe(message.createdAt + 2 * day + 3 * 3_600_000)
    kit.clock.advance(2 * day)
    expect((await client.messages.get(messageId)).messageId).toBe(messageId)
    kit.clock.advance(3 * 3_600_000)
    await destination.arrival(0)
    await reached(messageId, 'DELIVERED')
    await expect(client.messages.get(messageId)).rejects.toMatchObject({ status: 404 })
  })

  it('takes the same deduplication id once, and forgets it after ten minutes', async () => {
    const request = { url: hook(), body: {}, deduplicationId: 'tgt_1-1', delay: 3_600 }
    const first = await client.publishJSON(request)
    const second = await client.publishJSON(request)
    expect(first.deduplicated).toBeUndefined()
    expect(second).toMatchObject({ messageId: first.messageId, deduplicated: true })
    kit.clock.advance(11 * 60_000)
    expect((await client.publishJSON(request)).messageId).not.toBe(first.messageId)
  })

  it('takes a batch, of which one wrong message does not hold up the others', async () => {
    const results = await client.batchJSON([
      { url: `${hook()}/1`, body: { number: 1 } },
      { url: 'ftp://example.com', body: {} },
      { url: `${hook()}/2`, body: { number: 2 } },
    ])
    expect(results).toMatchObject([
      { messageId: expect.any(String) },
      { error: expect.any(String) },
      { url: `${hook()}/2` },
    ])
    await destination.arrival(1)
    expect(destination.arrivals.map((arrival) => arrival.body).sort()).toEqual([
      '{"number":1}',
      '{"number":2}',
    ])
  })
})

describe('refusals', () => {
  it('answers 401 to a wrong token', async () => {
    const stranger = new Client({ baseUrl: served.url, token: 'wrong', retry: false })
    await expect(stranger.publishJSON({ url: hook(), body: {} })).rejects.toMatchObject({ status: 401 })
  })

  it.each([
    ['a destination without a scheme', { url: 'example.com/hook' }],
    ['more than seven days of delay', { url: 'https://example.com', delay: '8d' as const }],
    [
      'a time more than seven days away',
      { url: 'https://example.com', notBefore: Math.floor(Date.now() / 1_000) + 8 * 86_400 },
    ],
    ['a retry delay that is no expression', { url: 'https://example.com', retryDelay: 'process.exit()' }],
  ])('answers 400 to %s', async (_what, request) => {
    await expect(client.publishJSON({ body: {}, ...request })).rejects.toMatchObject({ status: 400 })
  })

  it('answers 404 to an unknown message', async () => {
    await expect(client.messages.get('msg_none')).rejects.toMatchObject({ status: 404 })
    await expect(client.messages.cancel('msg_none')).rejects.toMatchObject({ status: 404 })
  })
})

describe('cancelling', () => {
  const publish = async () => idOf(await client.publishJSON({ url: hook(), body: {}, delay: 60 }))

  it('stops one message, or several by their ids', async () => {
    const [one, two, three] = [await publish(), await publish(), await publish()]
    await client.messages.cancel(one)
    expect(await client.messages.cancel([two])).toMatchObject({ cancelled: 1 })
    kit.clock.advance(60_000)
    expect((await destination.arrival(0)).headers['upstash-message-id']).toBe(three)
    expect(destination.arrivals).toHaveLength(1)
    await reached(one, 'CANCELLED')
  })

  it('cancels everything when the id is empty, as the real one does', async () => {
    await publish()
    await publish()
    const response = await call('/v2/messages/', { method: 'DELETE' })
    expect(await response.json()).toEqual({ cancelled: 2 })
  })
})

describe('failing destinations', () => {
  it('tries again after the wait of the expression and tells how often', async () => {
    destination.answerWith(new Response('no', { status: 500 }), new Response('no', { status: 503 }))
    const { messageId } = await client.publishJSON({
      url: hook(),
      body: {},
      retries: 2,
      retryDelay: '20 * (1 + retried)',
    })
    const [first, second, third] = [
      await destination.arrival(0),
      await destination.arrival(1),
      await destination.arrival(2),
    ]
    expect([first, second, third].map((arrival) => arrival.headers['upstash-retried'])).toEqual([
      '0',
      '1',
      '2',
    ])
    expect(second.at - first.at).toBeGreaterThanOrEqual(19)
    expect(third.at - second.at).toBeGreaterThanOrEqual(39)
    await reached(messageId, 'DELIVERED')
  })

  it('waits 12 seconds, 2:28 minutes and 30 minutes unless told', async () => {
    destination.answerWith(new Response('', { status: 500 }))
    const { messageId } = await client.publishJSON({ url: hook(), body: {} })
    const retry = await reached(messageId, 'RETRY')
    expect(Math.round(((retry.nextDeliveryTime ?? 0) - retry.time) / 1_000)).toBe(12)
  })

  it('follows Retry-After of the answer', async () => {
    destination.answerWith(new Response('', { status: 429, headers: { 'retry-after': '0' } }))
    await client.publishJSON({ url: hook(), body: {} })
    expect((await destination.arrival(1)).headers['upstash-retried']).toBe('1')
  })

  it('counts a destination that does not answer in time as failed', async () => {
    destination.answerWith('nothing')
    const { messageId } = await client.publishJSON({ url: hook(), body: {}, timeout: '1s', retryDelay: '10' })
    await destination.arrival(1)
    expect((await reached(messageId, 'ERROR')).error).toMatch(/timeout/i)
  })

  it('puts what cannot be delivered into the dead-letter queue, tells the failure callback, and delivers on request', async () => {
    destination.answerWith(new Response('broken', { status: 500 }))
    const { messageId } = await client.publishJSON({
      url: hook(),
      body: { kept: true },
      retries: 0,
      failureCallback: `${destination.url}/failed`,
    })
    const told = JSON.parse((await destination.arrival(1)).body)
    expect(told).toMatchObject({
      status: 500,
      retried: 0,
      maxRetries: 0,
      sourceMessageId: messageId,
      url: hook(),
    })
    expect(Buffer.from(told.body, 'base64').toString()).toBe('broken')
    const { messages } = await client.dlq.listMessages()
    expect(messages).toMatchObject([
      { dlqId: told.dlqId, messageId, responseStatus: 500, responseBody: 'broken', body: '{"kept":true}' },
    ])
    const revived = await client.dlq.retry(told.dlqId)
    expect(revived.responses).toHaveLength(1)
    expect(await destination.arrival(2)).toMatchObject({ url: hook(), body: '{"kept":true}' })
    expect((await client.dlq.listMessages()).messages).toEqual([])
  })

  it('gives up at once when the destination says so', async () => {
    destination.answerWith(
      new Response('', { status: 489, headers: { 'upstash-nonretryable-error': 'true' } }),
    )
    const { messageId } = await client.publishJSON({ url: hook(), body: {}, retries: 3 })
    await reached(messageId, 'FAILED')
    const { messages } = await client.dlq.listMessages()
    expect(await client.dlq.delete(messages[0]?.dlqId ?? '')).toEqual({ deleted: 1 })
    expect((await client.dlq.listMessages()).messages).toEqual([])
  })

  it('tells the callback of a delivery', async () => {
    destination.answerWith(new Response('done', { status: 201 }))
    await client.publishJSON({ url: hook(), body: {}, callback: `${destination.url}/told` })
    const told = await destination.arrival(1)
    expect(told.url).toBe(`${destination.url}/told`)
    expect(JSON.parse(told.body)).toMatchObject({ status: 201, body: Buffer.from('done').toString('base64') })
  })
})

describe('restarts', () => {
  it('delivers after a restart what was waiting, and what was on its way', async () => {
    await stop()
    const dir = mkdtempSync(join(tmpdir(), 'allin-qstash-'))
    try {
      await start(dir)
      destination.answerWith('nothing')
      const onItsWay = idOf(await client.publishJSON({ url: hook(), body: {}, deduplicationId: 'same' }))
      const waiting = idOf(await client.publishJSON({ url: hook(), body: {}, delay: 3_600 }))
      await destination.arrival(0)
      await stop()
      await start(dir)
      const again = await destination.arrival(1)
      expect(again.headers['upstash-message-id']).toBe(onItsWay)
      const repeated = await client.publishJSON({ url: hook(), body: {}, deduplicationId: 'same' })
      expect(repeated.messageId).toBe(onItsWay)
      kit.clock.advance(3_600_000)
      expect((await destination.arrival(2)).headers['upstash-message-id']).toBe(waiting)
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  })
})

describe('faults', () => {
  it('can be down: nothing is taken and nothing delivered until it is back', async () => {
    const { messageId } = await client.publishJSON({ url: hook(), body: {}, delay: 60 })
    kit.faults.set('qstash', [{ kind: 'status', status: 503 }])
    kit.clock.advance(60_000)
    await expect(client.publishJSON({ url: hook(), body: {} })).rejects.toMatchObject({ status: 503 })
    expect(destination.arrivals).toHaveLength(0)
    kit.faults.clear('qstash')
    expect((await destination.arrival(0)).headers['upstash-message-id']).toBe(messageId)
  })

  it('can deliver every message twice, and not more often', async () => {
    kit.faults.set('qstash', [{ kind: 'accept-then-fail', match: '^DELIVER /hook' }])
    const { messageId } = await client.publishJSON({ url: hook(), body: {} })
    const twice = [await destination.arrival(0), await destination.arrival(1)]
    expect(twice.map((arrival) => arrival.headers['upstash-message-id'])).toEqual([messageId, messageId])
    await reached(messageId, 'DELIVERED')
    expect(destination.arrivals).toHaveLength(2)
  })

  it('can deliver late', async () => {
    kit.faults.set('qstash', [{ kind: 'slow', milliseconds: 120, match: '^DELIVER' }])
    const before = Date.now()
    await client.publishJSON({ url: hook(), body: {} })
    expect((await destination.arrival(0)).at - before).toBeGreaterThanOrEqual(115)
  })

  it('can take a message and say that it has not', async () => {
    kit.faults.set('qstash', [{ kind: 'accept-then-fail', match: '^POST /v2/publish', times: 1 }])
    await expect(client.publishJSON({ url: hook(), body: {} })).rejects.toMatchObject({ status: 500 })
    await destination.arrival(0)
  })
})
