import type { enWarnings } from '../en/warnings.ts'
import type { Translation } from '../translation.ts'

/** Texts of what is worth knowing before scheduling, in French. */
export const frWarnings: Translation<typeof enWarnings> = {
  'warning.title': 'Bon à savoir',
  'warning.titleNow': 'Bon à savoir si elle part maintenant',
  'warning.IDENTICAL': 'Exactement le même texte sur {accounts}, {time}\u00a0:',
  'warning.REFUSED':
    '{platform} refuse deux fois le même texte, et celui-ci est sur {accounts}, {time}\u00a0:',
  'warning.NEAR_DUPLICATE': 'Presque le même texte sur {accounts}, {time}\u00a0:',
  'warning.COPIES':
    '{platform} interdit de publier presque la même chose sur plusieurs comptes. Celle-ci part sur {accounts}.',
  'warning.COPIES_OTHER':
    '{platform} interdit de publier presque la même chose sur plusieurs comptes, et {account} le dit {time}\u00a0:',
  'warning.COLLISION': {
    one: 'Une autre publication à {count} minute d’écart sur {accounts}\u00a0:',
    other: 'Une autre publication à {count} minutes d’écart sur {accounts}\u00a0:',
  },
  'warning.SAME_MINUTE': 'Une autre publication à la même minute sur {accounts}\u00a0:',
  'warning.QUOTA_NEAR':
    'Autour de cette heure, {account} a {count} des {limit} publications que {platform} accepte en {time}.',
  'warning.QUOTA_PASSED':
    'Autour de cette heure, {account} a {count} publications\u202f; {platform} en accepte {limit} en {time}. Certaines partiraient plus tard.',
  'warning.everyAccount': 'votre organisation',
  'warning.COST': '{platform} facture {amount} pour cette publication.',
  'warning.COST_LINK': '{platform} facture {amount} pour cette publication, car elle contient un lien.',
  'warning.COST_MONTH': '{amount} prévus en {month}.',
  'warning.open': 'Ouvrir cette publication',
  'warning.minutes': { one: '{count} minute', other: '{count} minutes' },
  'warning.hours': { one: '{count} heure', other: '{count} heures' },
}
