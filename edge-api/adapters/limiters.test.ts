import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Limiter } from '../ports.ts'
import { systemClock } from './clock.ts'
import { createMemoryLimiter } from './limiter-memory.ts'
import { createUpstashLimiter } from './limiter-upstash.ts'
import { createLog } from './log.ts'

const counters = new Map<string, number>()
const logged: string[] = []
const log = createLog(systemClock, (line) => logged.push(line))
let redis: Server
let url: string

/** Speaks as much of Upstash's REST protocol as the limiter needs: a counter for each key. */
beforeAll(async () => {
  redis = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      const allowed = request.headers.authorization === 'Bearer right'
      const answers = (JSON.parse(text) as string[][]).map((command) => ({ result: count(command) }))
      response.writeHead(allowed ? 200 : 401, { 'content-type': 'application/json' })
      response.end(JSON.stringify(allowed ? answers : { error: 'WRONGPASS' }))
    })
  })
  await new Promise<void>((resolve) => redis.listen(0, '127.0.0.1', resolve))
  const address = redis.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(() => {
  redis.close()
})

/** EVALSHA sha 1 key limit window increment → [used, limit] */
function count([name, , , key = '', limit]: string[]): number[] {
  if (name !== 'evalsha') throw new Error(`Unexpected command ${name}`)
  const used = (counters.get(key) ?? 0) + 1
  counters.set(key, used)
  return [used, Number(limit)]
}

const limiters: [string, () => Limiter][] = [
  ['of this process', () => createMemoryLimiter(systemClock)],
  ['in Upstash Redis', () => createUpstashLimiter({ url, token: 'right' }, systemClock, log)],
]

describe.each(limiters)('the limiter %s', (_, make) => {
  it('lets as many through as a bucket holds, each bucket for itself', async () => {
    const limiter = make()
    const limit = { requests: 3, seconds: 3_600 }
    const states = []
    for (let count = 0; count < 4; count += 1) states.push(await limiter.take('one', limit))
    expect(states.map(({ allowed, remaining }) => [allowed, remaining])).toEqual([
      [true, 2],
      [true, 1],
      [true, 0],
      [false, 0],
    ])
    for (const state of states) {
      expect(state.limit).toBe(3)
      expect(state.resetSeconds).toBeGreaterThan(0)
      expect(state.resetSeconds).toBeLessThanOrEqual(3_600)
    }
    expect((await limiter.take('two', limit)).allowed).toBe(true)
  })
})

describe('a limiter whose Redis is out of order', () => {
  it.each([
    ['refuses us', () => ({ url, token: 'wrong' })],
    ['does not answer', () => ({ url: 'http://127.0.0.1:9', token: 'right' })],
  ])('lets requests through and says so in the log when it %s', async (_, settings) => {
    logged.length = 0
    const limiter = createUpstashLimiter(settings(), systemClock, log)
    expect((await limiter.take('one', { requests: 1, seconds: 60 })).allowed).toBe(true)
    expect((await limiter.take('one', { requests: 1, seconds: 60 })).allowed).toBe(true)
    expect(logged.join()).toContain('The rate limiter did not answer')
  })
})

describe('the memory of the limiter of this process', () => {
  it('forgets windows that are over', async () => {
    let now = new Date('2026-11-23T10:00:00Z')
    const limiter = createMemoryLimiter({ now: () => now })
    await limiter.take('one', { requests: 1, seconds: 60 })
    expect((await limiter.take('one', { requests: 1, seconds: 60 })).allowed).toBe(false)
    now = new Date('2026-11-23T10:01:00Z')
    expect((await limiter.take('one', { requests: 1, seconds: 60 })).allowed).toBe(true)
  })
})
