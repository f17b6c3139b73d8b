import type { enWarnings } from '../en/warnings.ts'
import type { Translation } from '../translation.ts'

/** Texts of what is worth knowing before scheduling, in Spanish. */
export const esWarnings: Translation<typeof enWarnings> = {
  'warning.title': 'Conviene saber',
  'warning.titleNow': 'Conviene saber si sale ahora',
  'warning.IDENTICAL': 'Exactamente el mismo texto en {accounts}, {time}:',
  'warning.REFUSED':
    '{platform} rechaza dos veces el mismo texto, y exactamente este está en {accounts}, {time}:',
  'warning.NEAR_DUPLICATE': 'Casi el mismo texto en {accounts}, {time}:',
  'warning.COPIES': '{platform} prohíbe publicar casi lo mismo en varias cuentas. Sale en {accounts}.',
  'warning.COPIES_OTHER':
    '{platform} prohíbe publicar casi lo mismo en varias cuentas, y {account} lo dice {time}:',
  'warning.COLLISION': {
    one: 'Otra publicación a {count} minuto de distancia en {accounts}:',
    other: 'Otra publicación a {count} minutos de distancia en {accounts}:',
  },
  'warning.SAME_MINUTE': 'Otra publicación en el mismo minuto en {accounts}:',
  'warning.QUOTA_NEAR':
    'Hacia esa hora, {account} tiene {count} de las {limit} publicaciones que {platform} admite en {time}.',
  'warning.QUOTA_PASSED':
    'Hacia esa hora, {account} tiene {count} publicaciones; {platform} admite {limit} en {time}. Algunas saldrían más tarde.',
  'warning.everyAccount': 'tu organización',
  'warning.COST': '{platform} cobra {amount} por esta publicación.',
  'warning.COST_LINK': '{platform} cobra {amount} por esta publicación, porque lleva un enlace.',
  'warning.COST_MONTH': 'Hay {amount} previstos en {month}.',
  'warning.open': 'Abrir esa publicación',
  'warning.minutes': { one: '{count} minuto', other: '{count} minutos' },
  'warning.hours': { one: '{count} hora', other: '{count} horas' },
}
