import type { AvailablePlatform } from '../../core/platforms/index.ts'
import type { Deps } from '../deps.ts'
import type { PlatformTools } from './platform.ts'

/** What the adapter of a platform is given to work with. */
export function platformTools(deps: Deps, platform: AvailablePlatform): PlatformTools {
  const { config, fetch, clock, ids, log } = deps
  return {
    fetch,
    clock,
    ids,
    log,
    callbackUrl: `${config.publicUrl}/v1/accounts/callback/${platform}`,
    publicUrl: config.publicUrl,
    trustedHosts: config.trustedHosts,
  }
}
