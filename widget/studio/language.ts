import { type Language, languages, preferredLanguage, useLanguage } from '../i18n/index.ts'

const key = 'allin.language'

/** The language that the person chose in the settings; else the browser's first that we speak. */
export function startLanguage(): Language {
  const chosen = localStorage.getItem(key)
  return chosen && chosen in languages ? (chosen as Language) : preferredLanguage()
}

/** Switches Studio to a language, and keeps it for the next visit. */
export async function chooseLanguage(next: Language): Promise<void> {
  localStorage.setItem(key, next)
  await useLanguage(next)
}
