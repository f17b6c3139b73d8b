import type { Loaders } from './index.ts'

/** Texts about letting an extension in, and about where a person is signed in. */
export const signInsTexts: Loaders = {
  en: () => import('./en/sign-ins.ts'),
  de: () => import('./de/sign-ins.ts'),
  fr: () => import('./fr/sign-ins.ts'),
  es: () => import('./es/sign-ins.ts'),
  pt: () => import('./pt/sign-ins.ts'),
  ja: () => import('./ja/sign-ins.ts'),
  ar: () => import('./ar/sign-ins.ts'),
}
