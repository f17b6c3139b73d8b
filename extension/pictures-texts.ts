import type { Loaders } from '../widget/i18n/index.ts'

/** Texts of screenshots, of cropping and of choosing among a page's images. */
export const picturesTexts: Loaders = {
  en: async () => (await import('../widget/i18n/en-pictures.ts')).enPictures,
  de: async () => (await import('../widget/i18n/de-pictures.ts')).dePictures,
  fr: async () => (await import('../widget/i18n/fr-pictures.ts')).frPictures,
  es: async () => (await import('../widget/i18n/es-pictures.ts')).esPictures,
  pt: async () => (await import('../widget/i18n/pt-pictures.ts')).ptPictures,
  ja: async () => (await import('../widget/i18n/ja-pictures.ts')).jaPictures,
  ar: async () => (await import('../widget/i18n/ar-pictures.ts')).arPictures,
}
