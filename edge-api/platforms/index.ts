import type { AvailablePlatform } from '../../core/platforms/index.ts'
import { type BlueskySettings, createBluesky } from './bluesky/index.ts'
import { createMastodon, type MastodonSettings } from './mastodon/index.ts'
import type { Platform } from './platform.ts'
import { createX, type XSettings } from './x/index.ts'

export { type BlueskySettings, blueskyClientMetadata, blueskyClientMetadataPath } from './bluesky/index.ts'
export type { MastodonSettings } from './mastodon/index.ts'
export type { XSettings } from './x/index.ts'

/** What an operator sets, platform by platform. Whatever is left out is as on the real platform. */
export interface PlatformSettings {
  bluesky?: Partial<BlueskySettings>
  mastodon?: Partial<MastodonSettings>
  x?: Partial<XSettings>
}

/** Every platform that accounts can be connected to. */
export function createPlatforms(settings: PlatformSettings): Record<AvailablePlatform, Platform> {
  return {
    bluesky: createBluesky(settings.bluesky),
    mastodon: createMastodon(settings.mastodon),
    x: createX(settings.x),
  }
}
