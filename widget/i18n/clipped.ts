import type { Loaders } from './index.ts'

/** Texts about what a clipped page suggests. */
export const clippedTexts: Loaders = {
  en: () => import('./en/clipped.ts'),
  de: () => import('./de/clipped.ts'),
  fr: () => import('./fr/clipped.ts'),
  es: () => import('./es/clipped.ts'),
  pt: () => import('./pt/clipped.ts'),
  ja: () => import('./ja/clipped.ts'),
  ar: () => import('./ar/clipped.ts'),
}
