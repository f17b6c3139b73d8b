import { imageTypes, maxImageBytes, maxMediaPerPost } from '../../core/media.ts'
import { type AccountLimits, type PlatformId, rulesOf } from '../../core/platforms/index.ts'

/** What every one of some accounts takes as a picture. */
export interface PictureLimits {
  types: readonly string[]
  maxBytes: number
  /** For a GIF that moves; other files that move must be as small as still ones. */
  maxGifBytes: number
  /** Width by height. */
  maxPixels: number
  /** How many pictures one post may have. */
  max: number
}

interface Account {
  platform: PlatformId
  limits: AccountLimits
}

/** What AllIN itself stores, for a draft that goes nowhere yet. */
const own: PictureLimits = {
  types: imageTypes,
  maxBytes: maxImageBytes,
  maxGifBytes: maxImageBytes,
  maxPixels: Number.POSITIVE_INFINITY,
  max: maxMediaPerPost,
}

/** What all of these accounts take, by their platforms' rules and what their servers state. */
export function limitsFor(accounts: readonly Account[]): PictureLimits {
  return accounts.reduce<PictureLimits>((known, { platform, limits }) => {
    const rules = rulesOf(platform).images
    const accepted = limits.imageTypes ?? rules.types
    return {
      types: known.types.filter((type) => accepted.includes(type)),
      maxBytes: Math.min(known.maxBytes, limits.maxImageBytes ?? rules.maxBytes),
      maxGifBytes: Math.min(known.maxGifBytes, rules.maxGifBytes),
      maxPixels: Math.min(known.maxPixels, rules.maxPixels ?? known.maxPixels),
      max: Math.min(known.max, limits.maxImages ?? rules.max),
    }
  }, own)
}
