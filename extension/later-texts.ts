import type { Loaders } from '../widget/i18n/index.ts'

/** Texts of the parts that come once the popup is ready to type in, and of the options page. */
export const laterTexts: Loaders = {
  en: async () => (await import('../widget/i18n/en-extension-later.ts')).enExtensionLater,
  de: async () => (await import('../widget/i18n/de-extension-later.ts')).deExtensionLater,
}
