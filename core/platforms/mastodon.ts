import { mastodonLength } from '../text/mastodon.ts'
import type { PlatformRules } from './platform.ts'

/** Mastodon. Every server states its own limits; these are the defaults of the software. */
export const mastodon: PlatformRules = {
  id: 'mastodon',
  name: 'Mastodon',
  reviewedOn: '2026-11-23',
  sources: [
    'https://docs.joinmastodon.org/entities/Instance/',
    'https://docs.joinmastodon.org/user/posting/',
    'https://docs.joinmastodon.org/methods/media/',
  ],
  text: { max: 500, unit: 'characters' },
  images: {
    max: 4,
    types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    maxBytes: 16_777_216,
    maxAltTextLength: 1_500,
    gifStandsAlone: false,
    maxGifBytes: 16_777_216,
  },
  linkCard: 'from-text',
  measure(text, limits) {
    const max = limits.maxCharacters ?? mastodon.text.max
    const length = mastodonLength(text, limits.charactersPerUrl ?? 23)
    return { length, max, fits: length <= max }
  },
}
