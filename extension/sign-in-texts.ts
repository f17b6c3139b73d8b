import type { Loaders } from '../widget/i18n/index.ts'

/** Texts of the sign-in by Studio. */
export const signInTexts: Loaders = {
  en: async () => (await import('../widget/i18n/en-extension-sign-in.ts')).enExtensionSignIn,
  de: async () => (await import('../widget/i18n/de-extension-sign-in.ts')).deExtensionSignIn,
  fr: async () => (await import('../widget/i18n/fr-extension-sign-in.ts')).frExtensionSignIn,
  es: async () => (await import('../widget/i18n/es-extension-sign-in.ts')).esExtensionSignIn,
  pt: async () => (await import('../widget/i18n/pt-extension-sign-in.ts')).ptExtensionSignIn,
  ja: async () => (await import('../widget/i18n/ja-extension-sign-in.ts')).jaExtensionSignIn,
  ar: async () => (await import('../widget/i18n/ar-extension-sign-in.ts')).arExtensionSignIn,
}
