import type { Loaders } from './index.ts'

/** Texts about what a clipped page suggests. */
export const clippedTexts: Loaders = {
  en: async () => (await import('./en-clipped.ts')).enClipped,
  de: async () => (await import('./de-clipped.ts')).deClipped,
}
