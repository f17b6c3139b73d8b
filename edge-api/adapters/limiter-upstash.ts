import { Ratelimit } from '@upstash/ratelimit'
import { Redis } from '@upstash/redis'
import type { Clock, Limiter, Log } from '../ports.ts'

export interface UpstashSettings {
  url: string
  token: string
}

/**
 * Windows shared by all machines, in Upstash Redis. When Redis does not answer within a second the request
 * passes: a limiter that is down must not take the product down with it.
 */
export function createUpstashLimiter(settings: UpstashSettings, clock: Clock, log: Log): Limiter {
  const redis = new Redis({ ...settings, enableTelemetry: false, retry: false })
  const limiters = new Map<string, Ratelimit>()
  const limiterFor = (requests: number, seconds: number) => {
    const name = `${requests}/${seconds}`
    let limiter = limiters.get(name)
    if (!limiter) {
      limiter = new Ratelimit({
        redis,
        limiter: Ratelimit.fixedWindow(requests, `${seconds} s`),
        prefix: `allin:${name}`,
        analytics: false,
        timeout: 1_000,
      })
      limiters.set(name, limiter)
    }
    return limiter
  }
  return {
    async take(bucket, { requests, seconds }) {
      try {
        const { success, remaining, reset } = await limiterFor(requests, seconds).limit(bucket)
        const resetSeconds = Math.max(1, Math.ceil((reset - clock.now().getTime()) / 1000))
        return { allowed: success, limit: requests, remaining: Math.max(0, remaining), resetSeconds }
      } catch (error) {
        log.warn('The rate limiter did not answer', {
          error: error instanceof Error ? error.name : 'unknown',
        })
        return { allowed: true, limit: requests, remaining: requests, resetSeconds: seconds }
      }
    },
  }
}
