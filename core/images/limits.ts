import { imageTypes, maxImageBytes, maxMediaPerPost } from '../media.ts'
import { type AccountLimits, type PlatformId, rulesOf } from '../platforms/index.ts'

/** What every one of some accounts takes as an image. */
export interface ImageLimits {
  types: readonly string[]
  maxBytes: number
  /** For a GIF; other files that move must be as small as still ones. */
  maxGifBytes: number
  /** Width by height. */
  maxPixels: number
  /** How many images one post may have. */
  max: number
}

interface Account {
  platform: PlatformId
  limits: AccountLimits
}

/** What AllIN itself stores, for a draft that goes nowhere yet. */
const own: ImageLimits = {
  types: imageTypes,
  maxBytes: maxImageBytes,
  maxGifBytes: maxImageBytes,
  maxPixels: Number.POSITIVE_INFINITY,
  max: maxMediaPerPost,
}

/** What all of these accounts take, by their platforms' rules and what their servers state. */
export function imageLimitsFor(accounts: readonly Account[]): ImageLimits {
  return accounts.reduce<ImageLimits>((known, { platform, limits }) => {
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

/** The largest file of a type that the limits allow, in bytes. */
export const maxBytesOf = (type: string, { maxBytes, maxGifBytes }: ImageLimits): number =>
  type === 'image/gif' ? maxGifBytes : maxBytes
