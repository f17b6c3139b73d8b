import type { Clock, Limiter } from '../ports.ts'

/** Buckets at which the ones that ran out are swept away. */
const sweepAt = 10_000

/** Fixed windows in this process: for one machine. Several machines need the shared limiter. */
export function createMemoryLimiter(clock: Clock): Limiter {
  const windows = new Map<string, { used: number; endsAt: number }>()
  return {
    async take(bucket, { requests, seconds }) {
      const now = clock.now().getTime()
      if (windows.size > sweepAt) {
        for (const [name, { endsAt }] of windows) if (endsAt <= now) windows.delete(name)
      }
      let window = windows.get(bucket)
      if (!window || window.endsAt <= now) {
        window = { used: 0, endsAt: now + seconds * 1000 }
        windows.set(bucket, window)
      }
      window.used += 1
      return {
        allowed: window.used <= requests,
        limit: requests,
        remaining: Math.max(0, requests - window.used),
        resetSeconds: Math.max(1, Math.ceil((window.endsAt - now) / 1000)),
      }
    },
  }
}
