import type { Loaders } from '../widget/i18n/index.ts'

/** Texts of the parts that come once the popup is ready to type in, and of the options page. */
export const laterTexts: Loaders = {
  en: () => import('../widget/i18n/en/extension-later.ts'),
  de: () => import('../widget/i18n/de/extension-later.ts'),
  fr: () => import('../widget/i18n/fr/extension-later.ts'),
  es: () => import('../widget/i18n/es/extension-later.ts'),
  pt: () => import('../widget/i18n/pt/extension-later.ts'),
  ja: () => import('../widget/i18n/ja/extension-later.ts'),
  ar: () => import('../widget/i18n/ar/extension-later.ts'),
}
