import { weightedLength } from '../text/weighted.ts'
import type { PlatformRules } from './platform.ts'

/** X. Text is weighted: addresses count 23, emoji and CJK 2. */
export const x: PlatformRules = {
  id: 'x',
  name: 'X',
  reviewedOn: '2026-11-23',
  sources: [
    'https://docs.x.com/fundamentals/counting-characters',
    'https://docs.x.com/x-api/media/quickstart/best-practices',
    'https://docs.x.com/x-api/fundamentals/rate-limits',
    'https://developer.x.com/en/developer-terms/policy/platform-usage-guidelines',
  ],
  text: { max: 280, unit: 'weighted' },
  images: {
    max: 4,
    types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    maxBytes: 5_000_000,
    maxAltTextLength: 1_000,
    gifStandsAlone: true,
    maxGifBytes: 15_000_000,
  },
  linkCard: 'from-text',
  repeatable: 0,
  // POST /2/tweets: 100 in 15 minutes a user, 10,000 in 24 hours an app.
  pace: { account: { posts: 100, seconds: 900 }, app: { posts: 10_000, seconds: 86_400 } },
  posting: {
    furtherLimits: [],
    price: {
      currency: 'USD',
      plain: 15,
      withAddress: 200,
      since: '2026-04-20',
      source: 'https://docs.x.com/x-api/getting-started/pricing',
    },
    refusesRepetition: true,
    forbidsCopies: true,
  },
  measure(text, limits) {
    const max = limits.maxCharacters ?? x.text.max
    const length = weightedLength(text)
    return { length, max, fits: length <= max }
  },
}
