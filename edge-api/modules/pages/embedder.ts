import type { Config } from '../../deps.ts'
import { trustedHostOf } from './trusted-host.ts'

/**
 * The one origin that may show a frame, as its address names it in `origin`, spelled for `frame-ancestors`.
 * Anything but a plain https origin is nobody; http only for hosts that the operator declared to be their own.
 */
export function embedderOf(url: URL, config: Config): string {
  const given = url.searchParams.getAll('origin')
  const [origin] = given
  if (given.length !== 1 || origin === undefined || !URL.canParse(origin)) return "'none'"
  const parsed = new URL(origin)
  // A serialized origin equals itself: no path, no credentials, no characters with a meaning in the policy.
  if (parsed.origin !== origin || !/^https?:\/\/[a-z0-9.:[\]-]+$/.test(origin)) return "'none'"
  if (parsed.protocol === 'https:' || trustedHostOf(parsed, config)) return origin
  return "'none'"
}
