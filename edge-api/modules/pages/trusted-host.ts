import type { Config } from '../../deps.ts'
import { isTrustedHost } from '../../platforms/safe-address.ts'

/** Whether an address lies on this machine's own loopback or on a host the operator trusts: plain HTTP is fine there. */
export function trustedHostOf(url: URL, config: Config): boolean {
  return isTrustedHost(url, config.trustedHosts) || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
}
