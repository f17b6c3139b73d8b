/** Every platform that AllIN knows, in the order in which the interface lists them. */
export const platformIds = [
  'facebook',
  'instagram',
  'x',
  'linkedin',
  'tiktok',
  'youtube',
  'pinterest',
  'bluesky',
  'mastodon',
] as const
export type PlatformId = (typeof platformIds)[number]

/** How long a text is by a platform's own counting. */
export interface TextMeasure {
  /** In the platform's unit (weighted characters, graphemes, characters). */
  length: number
  max: number
  /** Set where the platform limits bytes (UTF-8) as well. */
  bytes?: number
  maxBytes?: number
  fits: boolean
}

/** Limits that an account or its server states itself and that replace the platform's defaults. */
export interface AccountLimits {
  maxCharacters?: number | undefined
  /** Characters that every address counts as, whatever its length (Mastodon). */
  charactersPerUrl?: number | undefined
  maxImages?: number | undefined
  maxImageBytes?: number | undefined
  imageTypes?: string[] | undefined
  maxAltTextLength?: number | undefined
}

/** So many posts in so many seconds. */
export interface Rate {
  posts: number
  seconds: number
}

/** What a platform charges for each post, in thousandths of the currency, so that sums stay exact. */
export interface PostingPrice {
  currency: 'USD'
  plain: number
  /** For a post with at least one address in its text. */
  withAddress: number
  /** ISO day from which the price holds. */
  since: string
  source: string
}

/** What a platform takes. Facts only, each file with its sources and the day they were read. */
export interface PlatformRules {
  id: PlatformId
  name: string
  /** ISO day on which the facts below were last compared with the sources. */
  reviewedOn: string
  sources: readonly string[]
  text: { max: number; maxBytes?: number; unit: 'weighted' | 'graphemes' | 'characters' }
  images: {
    max: number
    types: readonly string[]
    maxBytes: number
    maxAltTextLength: number
    /** Fewer images go with an animated GIF on some platforms: it must then stand alone. */
    gifStandsAlone: boolean
    maxGifBytes: number
    /** Most pixels (width by height), where the platform limits them. */
    maxPixels?: number
  }
  /** Whether the link card is part of the post (`embedded`) or made by the platform from an address in the text. */
  linkCard: 'embedded' | 'from-text'
  /**
   * How long, in seconds from the first call, the platform recognises a repetition of it as the same post; null where
   * it does so for ever.
   */
  repeatable: number | null
  /** What the platform's own limits let us publish on one account, and with our app on all accounts together. */
  pace: { account: Rate; app: Rate | null }
  posting: {
    /** Limits for each account besides `pace`. */
    furtherLimits: readonly Rate[]
    price: PostingPrice | null
    /** Whether the platform refuses a text that the account posted before. */
    refusesRepetition: boolean
    /** Whether its rules forbid substantially similar posts on several accounts. */
    forbidsCopies: boolean
  }
  measure(text: string, limits: AccountLimits): TextMeasure
}
