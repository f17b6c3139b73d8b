import type { MiddlewareHandler } from 'hono'
import { bearerOf } from './authorize.ts'
import { xErrorBody } from './errors.ts'
import type { XState } from './state.ts'

const window = 900_000

interface Rule {
  name: string
  pattern: RegExp
  /** Requests per user and 15 minutes. */
  limit: number
}

/** https://docs.x.com/x-api/fundamentals/rate-limits; the first that fits counts. */
const rules: Rule[] = [
  { name: 'post', pattern: /^POST \/2\/tweets$/, limit: 100 },
  { name: 'delete', pattern: /^DELETE \/2\/tweets\//, limit: 50 },
  { name: 'me', pattern: /^GET \/2\/users\/me$/, limit: 75 },
  { name: 'timeline', pattern: /^GET \/2\/users\/[^/]+\/tweets$/, limit: 900 },
  { name: 'read', pattern: /^GET \/2\/tweets\//, limit: 900 },
  { name: 'initialize', pattern: /^POST \/2\/media\/upload\/initialize$/, limit: 1_875 },
  { name: 'append', pattern: /^POST \/2\/media\/upload\/[^/]+\/append$/, limit: 1_875 },
  { name: 'finalize', pattern: /^POST \/2\/media\/upload\/[^/]+\/finalize$/, limit: 1_875 },
  { name: 'status', pattern: /^GET \/2\/media\/upload$/, limit: 1_000 },
  { name: 'metadata', pattern: /^POST \/2\/media\/metadata$/, limit: 500 },
]

/** Counts requests per user and endpoint; every answer tells what is left. */
export function rateLimits(state: XState): MiddlewareHandler {
  return async (c, next) => {
    const request = `${c.req.method} ${c.req.path}`
    const rule = rules.find(({ pattern }) => pattern.test(request))
    const token = state.accessTokens.get(bearerOf(c) ?? '')
    if (!rule || !token) return next()
    const now = state.kit.clock.now().getTime()
    const reset = new Date(now - (now % window) + window)
    const key = `${rule.name}:${token.username}:${reset.getTime()}`
    const count = (state.hits.get(key) ?? 0) + 1
    state.hits.set(key, count, { expiresAt: reset })
    const headers = {
      'x-rate-limit-limit': String(rule.limit),
      'x-rate-limit-remaining': String(Math.max(0, rule.limit - count)),
      'x-rate-limit-reset': String(reset.getTime() / 1_000),
    }
    if (count > rule.limit) return c.json(xErrorBody(429), 429, headers)
    await next()
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
  }
}
