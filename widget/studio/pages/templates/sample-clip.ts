import type { Clip } from '../../../../core/clip.ts'
import { language, t } from '../../../i18n/index.ts'

export const samples = ['quote', 'long', 'bare'] as const
export type Sample = (typeof samples)[number]

/** A page that shows what a template makes of pages. */
export function sampleClip(sample: Sample): Clip {
  const sentence = t('templates.sampleQuote')
  const quote = { quote: sentence, long: `${sentence} `.repeat(7).trim(), bare: null }[sample]
  const url = 'https://harbour-gazette.example/2027/spring/pier'
  const isBare = sample === 'bare'
  return {
    ...{ kind: 'page', url, canonicalUrl: url, title: t('templates.sampleTitle'), description: null },
    ...{ quote, quoteSource: quote === null ? null : 'selection', language: language() },
    siteName: isBare ? null : t('templates.sampleSite'),
    author: isBare ? null : 'Maren Holt',
    publishedAt: isBare ? null : '2027-03-29',
    ...{ leadImage: null, images: [] },
    ...(isBare ? {} : { handles: { mastodon: '@maren@harbour.example' } }),
    price: isBare ? null : { amount: '12.50', currency: 'EUR' },
  }
}
