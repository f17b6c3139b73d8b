import { bluesky } from './bluesky.ts'
import { mastodon } from './mastodon.ts'
import type { PlatformId, PlatformRules } from './platform.ts'
import { x } from './x.ts'

export type { AccountLimits, PlatformId, PlatformRules, Rate, TextMeasure } from './platform.ts'
export { platformIds } from './platform.ts'

const rules: Partial<Record<PlatformId, PlatformRules>> = { x, bluesky, mastodon }

/** Platforms that an account can be connected to today. */
export const availablePlatforms = ['bluesky', 'mastodon', 'x'] as const satisfies readonly PlatformId[]
export type AvailablePlatform = (typeof availablePlatforms)[number]

/** The rules of a platform. Throws RangeError for one that cannot be connected yet. */
export function rulesOf(platform: PlatformId): PlatformRules {
  const found = rules[platform]
  if (!found) throw new RangeError(`No rules for the platform ${platform}`)
  return found
}
