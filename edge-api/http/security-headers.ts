import type { Config } from '../deps.ts'

/** Nothing may be loaded, framed or run from an answer that is data. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'"

/** Headers that every answer carries; what an answer set itself stays. */
export function addSecurityHeaders(headers: Headers, config: Config): void {
  const defaults: Record<string, string> = {
    'content-security-policy': dataPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    ...(config.publicUrl.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
      : {}),
  }
  for (const [name, value] of Object.entries(defaults)) if (!headers.has(name)) headers.set(name, value)
}

/**
 * What a page of ours may load: its own scripts and styles, images from anywhere over https (avatars stand on the
 * platforms' servers), and connections to us and the rooms.
 *
 * @param frameAncestors `'none'`, or the one origin that may show the page in a frame
 */
export function pagePolicy(config: Config, frameAncestors: string): string {
  const rooms = new URL(config.roomsUrl).origin.replace(/^http/, 'ws')
  const media = new URL(config.mediaUrl).origin
  const ownHosts = config.trustedHosts.map((host) => `http://${host}`).join(' ')
  return [
    "default-src 'none'",
    "script-src 'self'",
    // The calendar writes its own style elements.
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: https: ${media} ${ownHosts}`.trim(),
    "font-src 'self' data:",
    `connect-src 'self' ${rooms}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ')
}
