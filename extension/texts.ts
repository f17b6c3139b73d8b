import { enExtension } from '../widget/i18n/en/extension.ts'
import { addTexts, type Loaders, preferredLanguage, useLanguage } from '../widget/i18n/index.ts'

/** Brings the extension's texts, and a page's own, in the person's language; a page is drawn once they are there. */
export async function speak(...own: Loaders[]): Promise<void> {
  addTexts({
    en: async () => ({ enExtension }),
    de: () => import('../widget/i18n/de/extension.ts'),
    fr: () => import('../widget/i18n/fr/extension.ts'),
    es: () => import('../widget/i18n/es/extension.ts'),
    pt: () => import('../widget/i18n/pt/extension.ts'),
    ja: () => import('../widget/i18n/ja/extension.ts'),
    ar: () => import('../widget/i18n/ar/extension.ts'),
  })
  for (const each of own) addTexts(each)
  await useLanguage(preferredLanguage())
}
