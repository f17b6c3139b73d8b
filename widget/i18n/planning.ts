import type { Loaders } from './index.ts'

/** The texts about repeating a post and about free queue slots. */
export const planningTexts: Loaders = {
  en: async () => (await import('./en-planning.ts')).enPlanning,
  de: async () => (await import('./de-planning.ts')).dePlanning,
}
