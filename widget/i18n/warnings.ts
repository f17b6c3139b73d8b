import type { Loaders } from './index.ts'

/** The texts of what is worth knowing before scheduling. */
export const warningsTexts: Loaders = {
  en: () => import('./en/warnings.ts'),
  de: () => import('./de/warnings.ts'),
  fr: () => import('./fr/warnings.ts'),
  es: () => import('./es/warnings.ts'),
  pt: () => import('./pt/warnings.ts'),
  ja: () => import('./ja/warnings.ts'),
  ar: () => import('./ar/warnings.ts'),
}
