import type { Loaders } from './index.ts'

/** The texts about repeating a post and about free queue slots. */
export const planningTexts: Loaders = {
  en: async () => (await import('./en-planning.ts')).enPlanning,
  de: async () => (await import('./de-planning.ts')).dePlanning,
  fr: async () => (await import('./fr-planning.ts')).frPlanning,
  es: async () => (await import('./es-planning.ts')).esPlanning,
  pt: async () => (await import('./pt-planning.ts')).ptPlanning,
  ja: async () => (await import('./ja-planning.ts')).jaPlanning,
  ar: async () => (await import('./ar-planning.ts')).arPlanning,
}
