import { enExtension } from '../widget/i18n/en-extension.ts'
import { addTexts, type Loaders, preferredLanguage, useLanguage } from '../widget/i18n/index.ts'

/** Brings the extension's texts, and a page's own, in the person's language; a page is drawn once they are there. */
export async function speak(...own: Loaders[]): Promise<void> {
  addTexts({
    en: async () => enExtension,
    de: async () => (await import('../widget/i18n/de-extension.ts')).deExtension,
    fr: async () => (await import('../widget/i18n/fr-extension.ts')).frExtension,
    es: async () => (await import('../widget/i18n/es-extension.ts')).esExtension,
    pt: async () => (await import('../widget/i18n/pt-extension.ts')).ptExtension,
    ja: async () => (await import('../widget/i18n/ja-extension.ts')).jaExtension,
    ar: async () => (await import('../widget/i18n/ar-extension.ts')).arExtension,
  })
  for (const each of own) addTexts(each)
  await useLanguage(preferredLanguage())
}
