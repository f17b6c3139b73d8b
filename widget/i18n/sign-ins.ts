import type { Loaders } from './index.ts'

/** Texts about letting an extension in, and about where a person is signed in. */
export const signInsTexts: Loaders = {
  en: async () => (await import('./en-sign-ins.ts')).enSignIns,
  de: async () => (await import('./de-sign-ins.ts')).deSignIns,
  fr: async () => (await import('./fr-sign-ins.ts')).frSignIns,
  es: async () => (await import('./es-sign-ins.ts')).esSignIns,
  pt: async () => (await import('./pt-sign-ins.ts')).ptSignIns,
  ja: async () => (await import('./ja-sign-ins.ts')).jaSignIns,
  ar: async () => (await import('./ar-sign-ins.ts')).arSignIns,
}
