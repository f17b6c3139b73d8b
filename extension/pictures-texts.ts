import type { Loaders } from '../widget/i18n/index.ts'

/** Texts of screenshots, of cropping and of choosing among a page's images. */
export const picturesTexts: Loaders = {
  en: () => import('../widget/i18n/en/pictures.ts'),
  de: () => import('../widget/i18n/de/pictures.ts'),
  fr: () => import('../widget/i18n/fr/pictures.ts'),
  es: () => import('../widget/i18n/es/pictures.ts'),
  pt: () => import('../widget/i18n/pt/pictures.ts'),
  ja: () => import('../widget/i18n/ja/pictures.ts'),
  ar: () => import('../widget/i18n/ar/pictures.ts'),
}
