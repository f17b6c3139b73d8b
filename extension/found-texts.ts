import type { Loaders } from '../widget/i18n/index.ts'

/** Texts about what else a page gives to a post; they come with the parts that show it. */
export const foundTexts: Loaders = {
  en: () => import('../widget/i18n/en/found.ts'),
  de: () => import('../widget/i18n/de/found.ts'),
  fr: () => import('../widget/i18n/fr/found.ts'),
  es: () => import('../widget/i18n/es/found.ts'),
  pt: () => import('../widget/i18n/pt/found.ts'),
  ja: () => import('../widget/i18n/ja/found.ts'),
  ar: () => import('../widget/i18n/ar/found.ts'),
}
