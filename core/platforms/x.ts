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
  measure(text, limits) {
    const max = limits.maxCharacters ?? x.text.max
    const length = weightedLength(text)
    return { length, max, fits: length <= max }
  },
}
