import type { Loaders } from '../widget/i18n/index.ts'

/** Texts of collecting into the draft beside the page. */
export const collectingTexts: Loaders = {
  en: async () => (await import('../widget/i18n/en-collecting.ts')).enCollecting,
  de: async () => (await import('../widget/i18n/de-collecting.ts')).deCollecting,
}
