import { enComposer } from './en-composer.ts'
import type { Loaders } from './index.ts'

/** The texts of the composer and the calendar, for frames and for Studio. */
export const composerTexts: Loaders = {
  en: async () => enComposer,
  de: async () => (await import('./de-composer.ts')).deComposer,
  fr: async () => (await import('./fr-composer.ts')).frComposer,
  es: async () => (await import('./es-composer.ts')).esComposer,
  pt: async () => (await import('./pt-composer.ts')).ptComposer,
  ja: async () => (await import('./ja-composer.ts')).jaComposer,
  ar: async () => (await import('./ar-composer.ts')).arComposer,
}
