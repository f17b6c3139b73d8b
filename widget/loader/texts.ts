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
  fr: {
    missing: 'Cet élément a besoin de token-endpoint ou de getToken pour se connecter.',
    refused: 'Ce site n’a pas pu vous connecter à AllIN.',
    unreachable: 'AllIN est injoignable, ou n’autorise pas ce site.',
    retry: 'Réessayer',
    loading: 'Chargement d’AllIN',
  },
  es: {
    missing: 'Este elemento necesita token-endpoint o getToken para iniciar sesión.',
    refused: 'Este sitio no pudo iniciar tu sesión en AllIN.',
    unreachable: 'No se puede contactar con AllIN, o no admite este sitio.',
    retry: 'Reintentar',
    loading: 'Cargando AllIN',
  },
  pt: {
    missing: 'Este elemento precisa de token-endpoint ou getToken para entrar.',
    refused: 'Este site não conseguiu conectar você ao AllIN.',
    unreachable: 'O AllIN está inacessível ou não permite este site.',
    retry: 'Tentar de novo',
    loading: 'Carregando o AllIN',
  },
  ja: {
    missing: 'ログインするには、この要素に token-endpoint か getToken が必要です。',
    refused: 'このサイトから AllIN にログインできませんでした。',
    unreachable: 'AllIN に接続できないか、このサイトが許可されていません。',
    retry: '再試行',
    loading: 'AllIN を読み込み中',
  },
  ar: {
    missing: 'يحتاج هذا العنصر إلى token-endpoint أو getToken لتسجيل الدخول.',
    refused: 'تعذّر على هذا الموقع تسجيل دخولك إلى AllIN.',
    unreachable: 'لا يمكن الوصول إلى AllIN، أو أنه لا يسمح بهذا الموقع.',
    retry: 'إعادة المحاولة',
    loading: 'جارٍ تحميل AllIN',
  },
} as const

export type Trouble = 'missing' | 'refused' | 'unreachable'

/** The texts of a language tag (`fr-CA`); English where we do not speak it. */
export function textsFor(tag: string): Record<Trouble | 'retry' | 'loading', string> {
  const language = tag.toLowerCase().split('-')[0] ?? ''
  return language in texts ? texts[language as keyof typeof texts] : texts.en
}
