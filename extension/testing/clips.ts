import type { Clip } from '../../core/clip.ts'

/** A clip of an article with a lead image. */
export const articleClip: Clip = {
  kind: 'page',
  url: 'https://tidewater.example/ferries?utm_source=x',
  canonicalUrl: 'https://tidewater.example/ferries',
  title: 'Why ferries are coming back',
  siteName: 'The Tidewater Post',
  author: 'Maren O’Dell',
  publishedAt: '2026-03-04',
  language: 'en',
  description: 'Two operators want to cross the estuary again.',
  quote: 'After sixty years, two small operators want to cross the estuary.',
  quoteSource: 'excerpt',
  leadImage: { url: 'https://tidewater.example/dawn.jpg', alt: 'A ferry at dawn', width: 1200, height: 630 },
  images: [{ url: 'https://tidewater.example/dawn.jpg', alt: 'A ferry at dawn', width: 1200, height: 630 }],
}
