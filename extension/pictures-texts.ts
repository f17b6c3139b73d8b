import type { Loaders } from '../widget/i18n/index.ts'

/** Texts of screenshots, of cropping and of choosing among a page's images. */
export const picturesTexts: Loaders = {
  en: async () => (await import('../widget/i18n/en-pictures.ts')).enPictures,
  de: async () => (await import('../widget/i18n/de-pictures.ts')).dePictures,
}
