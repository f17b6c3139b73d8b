import type { Loaders } from '../widget/i18n/index.ts'

/** Texts of the sign-in by Studio. */
export const signInTexts: Loaders = {
  en: async () => (await import('../widget/i18n/en-extension-sign-in.ts')).enExtensionSignIn,
  de: async () => (await import('../widget/i18n/de-extension-sign-in.ts')).deExtensionSignIn,
}
