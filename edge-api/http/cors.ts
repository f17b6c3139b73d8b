import type { Config } from '../deps.ts'

const exposed =
  'Allin-Request-Id, Idempotency-Replayed, RateLimit, RateLimit-Policy, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, set-auth-token'
const accepted =
  'Authorization, Content-Type, Idempotency-Key, Allin-Organization, Allin-Request-Id, Allin-Embed-Origin, Allin-File-Name, Allin-Alt-Text, Allin-Source-Url'

/** Whether pages of this origin may call us with cookies and read the answers. */
export function originIsAllowed(origin: string, config: Config): boolean {
  return origin === config.publicUrl || config.allowedOrigins.includes(origin)
}

/** Every Firefox gives an extension an origin of its own, so that they can only be allowed together. */
const anyFirefox = 'moz-extension://*'

/**
 * Whether pages of this origin may read the answers to what they call with a credential of their own. Extensions in
 * Firefox may where all of them are allowed, but never with cookies.
 */
export function originMayRead(origin: string, config: Config): boolean {
  if (originIsAllowed(origin, config)) return true
  return config.allowedOrigins.includes(anyFirefox) && /^moz-extension:\/\/[\w-]+$/.test(origin)
}

/** CORS headers for an answer; an origin that is not on the list gets none, and its page cannot read anything. */
export function addCors(headers: Headers, origin: string | null, config: Config): void {
  headers.append('vary', 'Origin')
  if (origin === null || !originMayRead(origin, config)) return
  headers.set('access-control-allow-origin', origin)
  if (originIsAllowed(origin, config)) headers.set('access-control-allow-credentials', 'true')
  headers.set('access-control-expose-headers', exposed)
}

/** Answers a preflight: which methods an address takes, and for allowed origins that they may use them. */
export function preflight(request: Request, allow: string, config: Config): Response {
  const headers = new Headers({ allow })
  const origin = request.headers.get('origin')
  if (origin !== null && originMayRead(origin, config)) {
    headers.set('access-control-allow-methods', allow)
    headers.set('access-control-allow-headers', accepted)
    headers.set('access-control-max-age', '600')
  }
  return new Response(null, { status: 204, headers })
}
