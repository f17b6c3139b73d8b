import type { Loaders } from '../widget/i18n/index.ts'

/** Texts of collecting into the draft beside the page. */
export const collectingTexts: Loaders = {
  en: () => import('../widget/i18n/en/collecting.ts'),
  de: () => import('../widget/i18n/de/collecting.ts'),
  fr: () => import('../widget/i18n/fr/collecting.ts'),
  es: () => import('../widget/i18n/es/collecting.ts'),
  pt: () => import('../widget/i18n/pt/collecting.ts'),
  ja: () => import('../widget/i18n/ja/collecting.ts'),
  ar: () => import('../widget/i18n/ar/collecting.ts'),
}
