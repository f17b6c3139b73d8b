import type { Loaders } from '../widget/i18n/index.ts'

/** Texts about what else a page gives to a post; they come with the parts that show it. */
export const foundTexts: Loaders = {
  en: async () => (await import('../widget/i18n/en-found.ts')).enFound,
  de: async () => (await import('../widget/i18n/de-found.ts')).deFound,
}
