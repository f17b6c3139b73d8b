import { enComposer } from './en/composer.ts'
import type { Loaders } from './index.ts'

/** The texts of the composer and the calendar, for frames and for Studio. */
export const composerTexts: Loaders = {
  en: async () => ({ enComposer }),
  de: () => import('./de/composer.ts'),
  fr: () => import('./fr/composer.ts'),
  es: () => import('./es/composer.ts'),
  pt: () => import('./pt/composer.ts'),
  ja: () => import('./ja/composer.ts'),
  ar: () => import('./ar/composer.ts'),
}
