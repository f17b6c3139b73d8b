import type { Kit } from '../kit/index.ts'
import { XrpcError } from './xrpc.ts'

interface Window {
  name: string
  seconds: number
  points: number
}

/** The documented limits, https://docs.bsky.app/docs/advanced-guides/rate-limits. */
const windows = {
  createSession: [
    { name: 'session-day', seconds: 86_400, points: 300 },
    { name: 'session-minutes', seconds: 300, points: 30 },
  ],
  write: [
    { name: 'write-hour', seconds: 3_600, points: 5_000 },
    { name: 'write-day', seconds: 86_400, points: 35_000 },
  ],
  request: [{ name: 'request', seconds: 300, points: 3_000 }],
} as const satisfies Record<string, readonly Window[]>

export interface RateLimits {
  /** Takes points; answers the headers of the tightest window. Throws RateLimitExceeded when they are spent. */
  take(limit: keyof typeof windows, key: string, points?: number): Record<string, string>
}

/**
 * Counters live in memory: a restart of the stand-in is a fresh start. Requests are counted by address, so that a load
 * from one machine, which stands for many, may have to do without that limit.
 */
export function createRateLimits(kit: Kit, withoutRequestLimit = false): RateLimits {
  const counters = new Map<string, { used: number; resetAt: number }>()
  kit.events.subscribe((event) => {
    if (event.type === 'reset') counters.clear()
  })
  const takeOne = (window: Window, key: string, points: number) => {
    const now = kit.clock.now().getTime()
    const id = `${window.name} ${key}`
    let counter = counters.get(id)
    if (!counter || counter.resetAt <= now) {
      counter = { used: 0, resetAt: now + window.seconds * 1000 }
      counters.set(id, counter)
    }
    counter.used += points
    const remaining = window.points - counter.used
    const headers = {
      'ratelimit-limit': String(window.points),
      'ratelimit-remaining': String(Math.max(remaining, 0)),
      'ratelimit-reset': String(Math.ceil(counter.resetAt / 1000)),
      'ratelimit-policy': `${window.points};w=${window.seconds}`,
    }
    return { remaining, headers }
  }
  return {
    take(limit, key, points = 1) {
      if (limit === 'request' && withoutRequestLimit) return {}
      const taken = windows[limit].map((window) => takeOne(window, key, points))
      taken.sort((a, b) => a.remaining - b.remaining)
      const [tightest] = taken
      if (!tightest) return {}
      if (tightest.remaining < 0) {
        throw new XrpcError(429, 'RateLimitExceeded', 'Rate Limit Exceeded', tightest.headers)
      }
      return tightest.headers
    },
  }
}
