import { countGraphemes, utf8Length } from '../text/units.ts'
import type { PlatformRules } from './platform.ts'

const maxBytes = 3_000

/** Bluesky. Text is limited twice: 300 graphemes and 3,000 bytes of UTF-8. */
export const bluesky: PlatformRules = {
  id: 'bluesky',
  name: 'Bluesky',
  reviewedOn: '2026-11-23',
  sources: [
    'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json',
    'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/embed/images.json',
    'https://docs.bsky.app/docs/advanced-guides/rate-limits',
  ],
  text: { max: 300, maxBytes, unit: 'graphemes' },
  images: {
    max: 4,
    types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    maxBytes: 2_000_000,
    maxAltTextLength: 2_000,
    gifStandsAlone: false,
    maxGifBytes: 2_000_000,
  },
  linkCard: 'embedded',
  // A record is put under a key of our choice.
  repeatable: null,
  // 5,000 points an hour an account; writing a record costs 3.
  pace: { account: { posts: 1_600, seconds: 3_600 }, app: null },
  posting: {
    // 35,000 points a day.
    furtherLimits: [{ posts: 11_666, seconds: 86_400 }],
    price: null,
    refusesRepetition: false,
    forbidsCopies: false,
  },
  measure(text, limits) {
    const max = limits.maxCharacters ?? bluesky.text.max
    const length = countGraphemes(text)
    const bytes = utf8Length(text)
    return { length, max, bytes, maxBytes, fits: length <= max && bytes <= maxBytes }
  },
}
