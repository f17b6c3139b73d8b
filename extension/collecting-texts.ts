import type { Loaders } from '../widget/i18n/index.ts'

/** Texts of collecting into the draft beside the page. */
export const collectingTexts: Loaders = {
  en: async () => (await import('../widget/i18n/en-collecting.ts')).enCollecting,
  de: async () => (await import('../widget/i18n/de-collecting.ts')).deCollecting,
  fr: async () => (await import('../widget/i18n/fr-collecting.ts')).frCollecting,
  es: async () => (await import('../widget/i18n/es-collecting.ts')).esCollecting,
  pt: async () => (await import('../widget/i18n/pt-collecting.ts')).ptCollecting,
  ja: async () => (await import('../widget/i18n/ja-collecting.ts')).jaCollecting,
  ar: async () => (await import('../widget/i18n/ar-collecting.ts')).arCollecting,
}
