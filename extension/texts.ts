import { enExtension } from '../widget/i18n/en-extension.ts'
import { addTexts, preferredLanguage, useLanguage } from '../widget/i18n/index.ts'

/** Brings the extension's texts in the person's language; a page is drawn once they are there. */
export async function speak(): Promise<void> {
  addTexts({
    en: async () => enExtension,
    de: async () => (await import('../widget/i18n/de-extension.ts')).deExtension,
  })
  await useLanguage(preferredLanguage())
}
