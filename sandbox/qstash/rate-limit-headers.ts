import type { MiddlewareHandler } from 'hono'

/** Requests a day and, for whatever does not publish, a second. Source: QStash's documentation of rate limits. */
const [mostADay, mostASecond] = [1_000, 100]

/**
 * Says with a 429 which limit was hit, as QStash does: publishing is limited by day, the rest by second. The stand-in
 * itself limits nothing; a fault (`status` 429) does.
 */
export const rateLimitHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.res.status !== 429) return
  const isPublishing = /^\/v2\/(publish|enqueue|batch)\b/.test(c.req.path)
  const [prefix, limit, span] = isPublishing ? ['', mostADay, 86_400] : ['Burst-', mostASecond, 1]
  c.res.headers.set(`${prefix}RateLimit-Limit`, String(limit))
  c.res.headers.set(`${prefix}RateLimit-Remaining`, '0')
  c.res.headers.set(`${prefix}RateLimit-Reset`, String((Math.floor(Date.now() / 1_000 / span) + 1) * span))
}
