import type { Loaders } from './index.ts'

/** The texts about repeating a post and about free queue slots. */
export const planningTexts: Loaders = {
  en: () => import('./en/planning.ts'),
  de: () => import('./de/planning.ts'),
  fr: () => import('./fr/planning.ts'),
  es: () => import('./es/planning.ts'),
  pt: () => import('./pt/planning.ts'),
  ja: () => import('./ja/planning.ts'),
  ar: () => import('./ar/planning.ts'),
}
