import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Sandbox } from '../../sandbox/main.ts'
import { sandboxQStash } from '../../sandbox/qstash/settings.ts'
import { type Destination, openDestination } from '../../sandbox/testing/destination.ts'
import { startSandbox } from '../../sandbox/testing/index.ts'
import type { Log, LogFields, WakeRequest } from '../ports.ts'
import { createQStashQueue, noQueue, type QStashSettings } from './qstash.ts'

let sandbox: Sandbox
let api: Destination
let warnings: { message: string; fields: LogFields | undefined }[]

beforeEach(async () => {
  sandbox = await startSandbox({ only: ['qstash'] })
  api = await openDestination()
  warnings = []
})
afterEach(async () => {
  await sandbox.close()
  await api.close()
})

const log: Log = {
  info: () => {},
  warn: (message, fields) => void warnings.push({ message, fields }),
  error: (message, fields) => void warnings.push({ message, fields }),
}

function open(settings: Partial<QStashSettings> = {}) {
  const queue = createQStashQueue({
    url: sandbox.addresses.qstash ?? '',
    callbackUrl: api.url,
    log,
    ...sandboxQStash,
    ...settings,
  })
  return { ...queue, wakeOne: async (request: WakeRequest) => (await queue.wake([request]))[0] }
}

const callback = () => `${api.url}/v1/callbacks/publish`
const lane = { platform: 'mastodon', accountId: 'acc_1' }
const soon = { ...lane, targetId: 'tgt_1', generation: 3, at: new Date(0) }
const later = () => ({ ...lane, targetId: 'tgt_1', generation: 3, at: new Date(Date.now() + 3_600_000) })

/** How many messages the queue holds. */
const messages = () => sandbox.kit.store.collection('qstash.messages').list().length

describe('wake-ups through QStash', () => {
  it('call the publishing callback with target and generation', async () => {
    const id = await open({ callbackUrl: `${api.url}/` }).wakeOne(soon)
    const arrival = await api.arrival(0)
    expect(arrival).toMatchObject({ method: 'POST', url: callback() })
    expect(JSON.parse(arrival.body)).toEqual({ targetId: 'tgt_1', generation: 3, ...lane })
    expect(arrival.headers['upstash-message-id']).toBe(id)
  })

  it('never come before the target is due', async () => {
    const at = new Date(Date.now() + 650)
    await open().wakeOne({ ...lane, targetId: 'tgt_1', generation: 1, at })
    expect((await api.arrival(0)).at).toBeGreaterThanOrEqual(at.getTime())
  })

  it('are one for the same appointment, and new for a new generation or time', async () => {
    const queue = open()
    const first = later()
    const id = await queue.wakeOne(first)
    expect(await queue.wakeOne(first)).toBe(id)
    expect(await queue.wakeOne({ ...first, generation: 4 })).not.toBe(id)
    expect(await queue.wakeOne({ ...first, at: new Date(first.at.getTime() + 60_000) })).not.toBe(id)
    expect(messages()).toBe(3)
  })

  it('go out many in one request, each with its own answer', async () => {
    const queue = open()
    const many = Array.from({ length: 130 }, (_, index) => ({ ...later(), targetId: `tgt_${index}` }))
    const ids = await queue.wake(many)
    expect(new Set(ids).size).toBe(130)
    expect(messages()).toBe(130)
    sandbox.kit.faults.set('qstash', [{ kind: 'status', status: 500 }])
    expect(await queue.wake(many)).toEqual(many.map(() => null))
  })

  it('are forgotten on request, and an unknown one is no error', async () => {
    const queue = open()
    const id = await queue.wakeOne(later())
    await queue.cancel(id ?? '')
    await queue.cancel(id ?? '')
    expect(messages()).toBe(0)
    expect(warnings).toEqual([])
  })

  it.each(['', '.', './', ' ', '?', '#', '%2e', '/'])(
    'leave all others alone when the id is %j',
    async (id) => {
      const queue = open()
      await queue.wakeOne(later())
      await queue.cancel(id)
      expect(messages()).toBe(1)
    },
  )

  it('answer null and say why when QStash refuses, is down, out of reach or silent', async () => {
    expect(await open({ token: 'wrong' }).wakeOne(soon)).toBeNull()
    const tooFar = { ...lane, targetId: 'tgt_1', generation: 1, at: new Date(Date.now() + 30 * 86_400_000) }
    expect(await open().wakeOne(tooFar)).toBeNull()
    expect(await open({ url: 'http://127.0.0.1:1' }).wakeOne(soon)).toBeNull()
    sandbox.kit.faults.set('qstash', [{ kind: 'hang' }])
    expect(await open({ timeout: 100 }).wakeOne(soon)).toBeNull()
    expect(warnings).toHaveLength(4)
    expect(JSON.stringify(warnings)).not.toContain(sandboxQStash.token)
    expect(warnings[3]?.fields?.reason).toBe('no answer in time')
  })
})

describe('callbacks of QStash', () => {
  async function receive() {
    await open().wakeOne(soon)
    const { headers, body } = await api.arrival(0)
    return { signature: headers['upstash-signature'] ?? null, body, url: callback() }
  }

  it('are believed when signed for this body and this address', async () => {
    expect(await open().verify(await receive())).toBe(true)
  })

  it('are refused when anything about them is not as it was signed', async () => {
    const queue = open()
    const request = await receive()
    const [head, claims, proof] = (request.signature ?? '').split('.')
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url')
    const refused = [
      { ...request, signature: null },
      { ...request, signature: '' },
      { ...request, signature: 'not a token' },
      { ...request, signature: `${head}.${claims}.${proof?.split('').reverse().join('')}` },
      { ...request, signature: `${unsigned}.${claims}.` },
      { ...request, body: request.body.replace('tgt_1', 'tgt_2') },
      { ...request, url: `${api.url}/v1/sweep` },
      { ...request, url: 'https://evil.example/v1/callbacks/publish' },
    ]
    for (const each of refused) expect(await queue.verify(each)).toBe(false)
  })

  it('are believed with the next key while keys are rotated, and refused with strange ones', async () => {
    const { qstash = '' } = sandbox.addresses
    const headers = { authorization: `Bearer ${sandboxQStash.token}` }
    await fetch(`${qstash}/v2/keys/rotate`, { method: 'POST', headers })
    const request = await receive()
    expect(await open().verify(request)).toBe(true)
    const strange = open({ currentSigningKey: 'sig_a', nextSigningKey: 'sig_b' })
    expect(await strange.verify(request)).toBe(false)
  })
})

describe('without a queue', () => {
  it('nothing is woken and no callback is believed', async () => {
    expect(noQueue.isOff).toBe(true)
    expect(await noQueue.wake([soon, soon])).toEqual([null, null])
    await noQueue.cancel('msg_1')
    expect(await noQueue.verify({ signature: 'x', body: '', url: callback() })).toBe(false)
  })
})
