import type { Clip } from '../../clip.ts'

/** A clip of a page, for tests. */
export const clipOf = (changes: Partial<Clip> = {}): Clip => ({
  kind: 'page',
  url: 'https://harbour.org/pier?utm_source=mail',
  canonicalUrl: 'https://harbour.org/pier',
  title: 'The pier is open again',
  siteName: 'Harbour News',
  author: 'Ada Lindqvist',
  publishedAt: '2026-11-20',
  language: 'en',
  description: 'After two winters the pier opens.',
  quote: null,
  quoteSource: null,
  leadImage: null,
  images: [],
  ...changes,
})
