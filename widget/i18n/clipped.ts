import type { Loaders } from './index.ts'

/** Texts about what a clipped page suggests. */
export const clippedTexts: Loaders = {
  en: async () => (await import('./en-clipped.ts')).enClipped,
  de: async () => (await import('./de-clipped.ts')).deClipped,
  fr: async () => (await import('./fr-clipped.ts')).frClipped,
  es: async () => (await import('./es-clipped.ts')).esClipped,
  pt: async () => (await import('./pt-clipped.ts')).ptClipped,
  ja: async () => (await import('./ja-clipped.ts')).jaClipped,
  ar: async () => (await import('./ar-clipped.ts')).arClipped,
}
