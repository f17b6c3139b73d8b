import type { MiddlewareHandler } from 'hono'
import { bearerOf } from './authorize.ts'
import { mastodonErrorBody } from './errors.ts'
import type { MastodonState } from './state.ts'

interface Rule {
  name: string
  limit: number
  seconds: number
  covers(method: string, path: string): boolean
}

/** https://docs.joinmastodon.org/api/rate-limits/ */
const rules: Rule[] = [
  { name: 'api', limit: 300, seconds: 300, covers: () => true },
  {
    name: 'media',
    limit: 30,
    seconds: 1_800,
    covers: (method, path) => method === 'POST' && /^\/api\/v[12]\/media$/.test(path),
  },
  {
    name: 'delete',
    limit: 30,
    seconds: 1_800,
    covers: (method, path) => method === 'DELETE' && path.startsWith('/api/v1/statuses/'),
  },
]

const anonymous = 'anonymous'

/** Counts per account, or together where nobody is signed in; the headers tell of the limit closest to its end. */
export function rateLimits(state: MastodonState): MiddlewareHandler {
  return async (c, next) => {
    const now = state.kit.clock.now().getTime()
    const token = bearerOf(c)
    const who = (token && state.tokens.get(token)?.username) ?? anonymous
    if (who === anonymous && !state.limitsAnonymous) return next()
    const counts = rules
      .filter((rule) => rule.covers(c.req.method, c.req.path))
      .map((rule) => {
        const window = rule.seconds * 1_000
        const reset = new Date(now - (now % window) + window)
        const key = `${rule.name}:${who}:${reset.getTime()}`
        const count = (state.hits.get(key) ?? 0) + 1
        state.hits.set(key, count, { expiresAt: reset })
        return { limit: rule.limit, remaining: rule.limit - count, reset }
      })
    const closest = counts.reduce((a, b) => (b.remaining < a.remaining ? b : a))
    const headers = {
      'X-RateLimit-Limit': String(closest.limit),
      'X-RateLimit-Remaining': String(Math.max(0, closest.remaining)),
      'X-RateLimit-Reset': closest.reset.toISOString(),
    }
    if (closest.remaining < 0) return c.json(mastodonErrorBody(429), 429, headers)
    await next()
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
  }
}
