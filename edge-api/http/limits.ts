import { AppError } from '../errors.ts'
import type { Limiter, LimitState } from '../ports.ts'

/** Takes one request from a bucket and tells the caller how much is left. Throws RATE_LIMITED. */
export async function takeFrom(
  limiter: Limiter,
  bucket: string,
  limit: { requests: number; seconds: number },
  headers: Headers,
): Promise<void> {
  const state = await limiter.take(bucket, limit)
  describe(state, limit.seconds, headers)
  if (state.allowed) return
  throw new AppError('RATE_LIMITED', {
    detail: `At most ${limit.requests} requests in ${inWords(limit.seconds)}. Try again in ${inWords(state.resetSeconds)}.`,
    retryAfter: state.resetSeconds,
  })
}

/** Both spellings: the structured fields of draft-ietf-httpapi-ratelimit-headers and the three older headers. */
function describe(state: LimitState, seconds: number, headers: Headers): void {
  headers.set('RateLimit-Policy', `"default";q=${state.limit};w=${seconds}`)
  headers.set('RateLimit', `"default";r=${state.remaining};t=${state.resetSeconds}`)
  headers.set('RateLimit-Limit', String(state.limit))
  headers.set('RateLimit-Remaining', String(state.remaining))
  headers.set('RateLimit-Reset', String(state.resetSeconds))
}

function inWords(seconds: number): string {
  if (seconds >= 120) return `${Math.ceil(seconds / 60)} minutes`
  return seconds === 1 ? 'one second' : `${seconds} seconds`
}
