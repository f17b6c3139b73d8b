import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDestination } from '../testing/destination.ts'
import { connect, idOf, openQStash, type QStashWorld, until } from '../testing/qstash.ts'

describe('a restart', () => {
  let q: QStashWorld
  beforeEach(async () => {
    q = await openQStash()
  })
  afterEach(() => q.close())

  it('delivers what was waiting, and again what was on its way', async () => {
    q.destination.answerWith('nothing')
    const onItsWay = await q.publish({ deduplicationId: 'same' })
    const waiting = await q.publish({ delay: 3_600 })
    await q.destination.arrival(0)
    await q.restart()
    const again = await q.destination.arrival(1)
    expect(again.headers['upstash-message-id']).toBe(onItsWay)
    expect(await q.publish({ deduplicationId: 'same' })).toBe(onItsWay)
    q.kit.clock.advance(3_600_000)
    expect((await q.destination.arrival(2)).headers['upstash-message-id']).toBe(waiting)
  })

  it('goes on counting tries', async () => {
    q.destination.answerWith(new Response('', { status: 500 }), new Response('', { status: 500 }))
    const messageId = await q.publish({ retries: 1, retryDelay: '60000' })
    await q.reached(messageId, 'RETRY')
    await q.restart()
    q.kit.clock.advance(60_000)
    expect((await q.destination.arrival(1)).headers['upstash-retried']).toBe('1')
    await q.reached(messageId, 'FAILED')
    await q.restart()
    expect((await q.client.dlq.listMessages()).messages).toMatchObject([{ messageId, responseStatus: 500 }])
  })

  it('delivers many that are due at once, each of them once', async () => {
    const numbers = Array.from({ length: 600 }, (_, index) => index)
    const batch = numbers.map((number) => ({ url: q.hook, body: number, delay: '1h' as const }))
    expect(await q.client.batchJSON(batch)).toHaveLength(600)
    await q.restart()
    q.kit.clock.advance(3_600_000)
    await q.destination.arrival(599)
    const arrived = q.destination.arrivals.map((arrival) => Number(arrival.body))
    expect(arrived.sort((a, b) => a - b)).toEqual(numbers)
  })

  it('keeps logs, rotated keys and cancellations', async () => {
    const messageId = await q.publish({ delay: 60 })
    await q.client.messages.cancel(messageId)
    const keys = await (await q.call('/v2/keys/rotate', { method: 'POST' })).json()
    await q.restart()
    q.kit.clock.advance(60_000)
    const { logs } = await q.client.logs()
    expect(logs.map((log) => log.state)).toEqual(['CANCELLED', 'CANCEL_REQUESTED', 'CREATED'])
    expect(await (await q.call('/v2/keys')).json()).toEqual(keys)
  })
})

it('a killed process loses nothing that it has acknowledged', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'allin-qstash-'))
  const destination = await openDestination()
  const start = async () => {
    const child = fork(join(import.meta.dirname, '../testing/qstash-process.ts'), [dir])
    const [url] = await once(child, 'message')
    return { child, client: connect({ url: String(url) }) }
  }
  const first = await start()
  const ids: string[] = []
  const publish = async () => {
    for (;;) ids.push(idOf(await first.client.publishJSON({ url: destination.url, body: {}, delay: 1 })))
  }
  const cutOff = expect(publish()).rejects.toThrow('fetch failed')
  await until(() => ids.length >= 20)
  const gone = once(first.child, 'exit')
  first.child.kill('SIGKILL')
  await gone
  await cutOff
  const second = await start()
  try {
    const arrived = () => destination.arrivals.map((arrival) => arrival.headers['upstash-message-id'])
    await until(() => ids.every((id) => arrived().includes(id)))
  } finally {
    second.child.kill()
    await destination.close()
    rmSync(dir, { recursive: true, force: true })
  }
})
