import { enExtension } from '../widget/i18n/en-extension.ts'
import { addTexts, type Loaders, preferredLanguage, useLanguage } from '../widget/i18n/index.ts'

/** Brings the extension's texts, and a page's own, in the person's language; a page is drawn once they are there. */
export async function speak(...own: Loaders[]): Promise<void> {
  addTexts({
    en: async () => enExtension,
    de: async () => (await import('../widget/i18n/de-extension.ts')).deExtension,
  })
  for (const each of own) addTexts(each)
  await useLanguage(preferredLanguage())
}
