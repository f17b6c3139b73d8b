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
    'https://docs.joinmastodon.org/api/rate-limits/',
    'https://github.com/mastodon/mastodon/blob/main/app/lib/rate_limiter.rb',
  ],
  text: { max: 500, unit: 'characters' },
  images: {
    max: 4,
    types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    maxBytes: 16_777_216,
    maxAltTextLength: 1_500,
    gifStandsAlone: false,
    maxGifBytes: 16_777_216,
    // `image_matrix_limit`: 7680 by 4320.
    maxPixels: 33_177_600,
  },
  linkCard: 'from-text',
  // Idempotency keys are kept for an hour; we trust them a little less long.
  repeatable: 3_000,
  // 300 requests in 5 minutes an account; two thirds are left for files and for reading back.
  pace: { account: { posts: 100, seconds: 300 }, app: null },
  posting: {
    // Beside requests, the software counts posts: 300 in 3 hours.
    furtherLimits: [{ posts: 300, seconds: 10_800 }],
    price: null,
    refusesRepetition: false,
    forbidsCopies: false,
  },
  measure(text, limits) {
    const max = limits.maxCharacters ?? mastodon.text.max
    const length = mastodonLength(text, limits.charactersPerUrl ?? 23)
    return { length, max, fits: length <= max }
  },
}
