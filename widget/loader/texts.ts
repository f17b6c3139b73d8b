/** What an element says when its frame cannot. Small on purpose: it is on every page that embeds us. */
const texts = {
  en: {
    missing: 'Set token-endpoint or getToken on this element, so that it can sign in.',
    refused: 'This site could not sign you in to AllIN.',
    unreachable: 'AllIN cannot be reached, or does not allow this site.',
    retry: 'Try again',
    loading: 'Loading AllIN',
  },
  de: {
    missing: 'Dieses Element braucht token-endpoint oder getToken, um sich anzumelden.',
    refused: 'Diese Seite konnte dich nicht bei AllIN anmelden.',
    unreachable: 'AllIN ist nicht erreichbar oder lässt diese Seite nicht zu.',
    retry: 'Erneut versuchen',
    loading: 'AllIN lädt',
  },
} as const

export type Trouble = 'missing' | 'refused' | 'unreachable'

export function textsFor(language: string): Record<Trouble | 'retry' | 'loading', string> {
  return language.toLowerCase().startsWith('de') ? texts.de : texts.en
}
