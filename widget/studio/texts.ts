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
    en: () => import('../i18n/en/series.ts'),
    de: () => import('../i18n/de/series.ts'),
    fr: () => import('../i18n/fr/series.ts'),
    es: () => import('../i18n/es/series.ts'),
    pt: () => import('../i18n/pt/series.ts'),
    ja: () => import('../i18n/ja/series.ts'),
    ar: () => import('../i18n/ar/series.ts'),
  },
  {
    en: () => import('../i18n/en/studio.ts'),
    de: () => import('../i18n/de/studio.ts'),
    fr: () => import('../i18n/fr/studio.ts'),
    es: () => import('../i18n/es/studio.ts'),
    pt: () => import('../i18n/pt/studio.ts'),
    ja: () => import('../i18n/ja/studio.ts'),
    ar: () => import('../i18n/ar/studio.ts'),
  },
  {
    en: () => import('../i18n/en/outward.ts'),
    de: () => import('../i18n/de/outward.ts'),
    fr: () => import('../i18n/fr/outward.ts'),
    es: () => import('../i18n/es/outward.ts'),
    pt: () => import('../i18n/pt/outward.ts'),
    ja: () => import('../i18n/ja/outward.ts'),
    ar: () => import('../i18n/ar/outward.ts'),
  },
  {
    en: () => import('../i18n/en/drafting.ts'),
    de: () => import('../i18n/de/drafting.ts'),
    fr: () => import('../i18n/fr/drafting.ts'),
    es: () => import('../i18n/es/drafting.ts'),
    pt: () => import('../i18n/pt/drafting.ts'),
    ja: () => import('../i18n/ja/drafting.ts'),
    ar: () => import('../i18n/ar/drafting.ts'),
  },
  {
    en: () => import('../i18n/en/approval.ts'),
    de: () => import('../i18n/de/approval.ts'),
    fr: () => import('../i18n/fr/approval.ts'),
    es: () => import('../i18n/es/approval.ts'),
    pt: () => import('../i18n/pt/approval.ts'),
    ja: () => import('../i18n/ja/approval.ts'),
    ar: () => import('../i18n/ar/approval.ts'),
  },
  {
    en: () => import('../i18n/en/story.ts'),
    de: () => import('../i18n/de/story.ts'),
    fr: () => import('../i18n/fr/story.ts'),
    es: () => import('../i18n/es/story.ts'),
    pt: () => import('../i18n/pt/story.ts'),
    ja: () => import('../i18n/ja/story.ts'),
    ar: () => import('../i18n/ar/story.ts'),
  },
]
