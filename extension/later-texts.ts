import type { Loaders } from '../widget/i18n/index.ts'

/** Texts of the parts that come once the popup is ready to type in, and of the options page. */
export const laterTexts: Loaders = {
  en: async () => (await import('../widget/i18n/en-extension-later.ts')).enExtensionLater,
  de: async () => (await import('../widget/i18n/de-extension-later.ts')).deExtensionLater,
  fr: async () => (await import('../widget/i18n/fr-extension-later.ts')).frExtensionLater,
  es: async () => (await import('../widget/i18n/es-extension-later.ts')).esExtensionLater,
  pt: async () => (await import('../widget/i18n/pt-extension-later.ts')).ptExtensionLater,
  ja: async () => (await import('../widget/i18n/ja-extension-later.ts')).jaExtensionLater,
  ar: async () => (await import('../widget/i18n/ar-extension-later.ts')).arExtensionLater,
}
