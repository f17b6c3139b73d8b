import { clippedTexts } from '../i18n/clipped.ts'
import { composerTexts } from '../i18n/composer.ts'
import type { Loaders } from '../i18n/index.ts'
import { planningTexts } from '../i18n/planning.ts'

/** Everything that Studio says. */
export const studioTexts: readonly Loaders[] = [
  composerTexts,
  planningTexts,
  clippedTexts,
  {
    en: async () => (await import('../i18n/en-series.ts')).enSeries,
    de: async () => (await import('../i18n/de-series.ts')).deSeries,
    fr: async () => (await import('../i18n/fr-series.ts')).frSeries,
    es: async () => (await import('../i18n/es-series.ts')).esSeries,
    pt: async () => (await import('../i18n/pt-series.ts')).ptSeries,
    ja: async () => (await import('../i18n/ja-series.ts')).jaSeries,
    ar: async () => (await import('../i18n/ar-series.ts')).arSeries,
  },
  {
    en: async () => (await import('../i18n/en-studio.ts')).enStudio,
    de: async () => (await import('../i18n/de-studio.ts')).deStudio,
    fr: async () => (await import('../i18n/fr-studio.ts')).frStudio,
    es: async () => (await import('../i18n/es-studio.ts')).esStudio,
    pt: async () => (await import('../i18n/pt-studio.ts')).ptStudio,
    ja: async () => (await import('../i18n/ja-studio.ts')).jaStudio,
    ar: async () => (await import('../i18n/ar-studio.ts')).arStudio,
  },
  {
    en: async () => (await import('../i18n/en-outward.ts')).enOutward,
    de: async () => (await import('../i18n/de-outward.ts')).deOutward,
    fr: async () => (await import('../i18n/fr-outward.ts')).frOutward,
    es: async () => (await import('../i18n/es-outward.ts')).esOutward,
    pt: async () => (await import('../i18n/pt-outward.ts')).ptOutward,
    ja: async () => (await import('../i18n/ja-outward.ts')).jaOutward,
    ar: async () => (await import('../i18n/ar-outward.ts')).arOutward,
  },
  {
    en: async () => (await import('../i18n/en-drafting.ts')).enDrafting,
    de: async () => (await import('../i18n/de-drafting.ts')).deDrafting,
    fr: async () => (await import('../i18n/fr-drafting.ts')).frDrafting,
    es: async () => (await import('../i18n/es-drafting.ts')).esDrafting,
    pt: async () => (await import('../i18n/pt-drafting.ts')).ptDrafting,
    ja: async () => (await import('../i18n/ja-drafting.ts')).jaDrafting,
    ar: async () => (await import('../i18n/ar-drafting.ts')).arDrafting,
  },
  {
    en: async () => (await import('../i18n/en-approval.ts')).enApproval,
    de: async () => (await import('../i18n/de-approval.ts')).deApproval,
    fr: async () => (await import('../i18n/fr-approval.ts')).frApproval,
    es: async () => (await import('../i18n/es-approval.ts')).esApproval,
    pt: async () => (await import('../i18n/pt-approval.ts')).ptApproval,
    ja: async () => (await import('../i18n/ja-approval.ts')).jaApproval,
    ar: async () => (await import('../i18n/ar-approval.ts')).arApproval,
  },
  {
    en: async () => (await import('../i18n/en-story.ts')).enStory,
    de: async () => (await import('../i18n/de-story.ts')).deStory,
    fr: async () => (await import('../i18n/fr-story.ts')).frStory,
    es: async () => (await import('../i18n/es-story.ts')).esStory,
    pt: async () => (await import('../i18n/pt-story.ts')).ptStory,
    ja: async () => (await import('../i18n/ja-story.ts')).jaStory,
    ar: async () => (await import('../i18n/ar-story.ts')).arStory,
  },
]
