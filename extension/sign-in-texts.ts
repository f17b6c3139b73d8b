import type { Loaders } from '../widget/i18n/index.ts'

/** Texts of the sign-in by Studio. */
export const signInTexts: Loaders = {
  en: () => import('../widget/i18n/en/extension-sign-in.ts'),
  de: () => import('../widget/i18n/de/extension-sign-in.ts'),
  fr: () => import('../widget/i18n/fr/extension-sign-in.ts'),
  es: () => import('../widget/i18n/es/extension-sign-in.ts'),
  pt: () => import('../widget/i18n/pt/extension-sign-in.ts'),
  ja: () => import('../widget/i18n/ja/extension-sign-in.ts'),
  ar: () => import('../widget/i18n/ar/extension-sign-in.ts'),
}
