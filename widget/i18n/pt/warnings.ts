import type { enWarnings } from '../en/warnings.ts'
import type { Translation } from '../translation.ts'

/** Texts of what is worth knowing before scheduling, in Brazilian Portuguese. */
export const ptWarnings: Translation<typeof enWarnings> = {
  'warning.title': 'Bom saber',
  'warning.titleNow': 'Bom saber se sair agora',
  'warning.IDENTICAL': 'Exatamente o mesmo texto em {accounts}, {time}:',
  'warning.REFUSED':
    '{platform} recusa o mesmo texto duas vezes, e exatamente este está em {accounts}, {time}:',
  'warning.NEAR_DUPLICATE': 'Quase o mesmo texto em {accounts}, {time}:',
  'warning.COPIES': '{platform} proíbe quase o mesmo post em várias contas. Este sai em {accounts}.',
  'warning.COPIES_OTHER':
    '{platform} proíbe quase o mesmo post em várias contas, e {account} diz isso {time}:',
  'warning.COLLISION': {
    one: 'Outro post a {count} minuto de distância em {accounts}:',
    other: 'Outro post a {count} minutos de distância em {accounts}:',
  },
  'warning.SAME_MINUTE': 'Outro post no mesmo minuto em {accounts}:',
  'warning.QUOTA_NEAR':
    'Por volta desse horário, {account} tem {count} dos {limit} posts que {platform} aceita em {time}.',
  'warning.QUOTA_PASSED':
    'Por volta desse horário, {account} tem {count} posts; {platform} aceita {limit} em {time}. Alguns sairiam mais tarde.',
  'warning.everyAccount': 'sua organização',
  'warning.COST': '{platform} cobra {amount} por este post.',
  'warning.COST_LINK': '{platform} cobra {amount} por este post, porque ele leva um link.',
  'warning.COST_MONTH': '{amount} previstos em {month}.',
  'warning.open': 'Abrir esse post',
  'warning.minutes': { one: '{count} minuto', other: '{count} minutos' },
  'warning.hours': { one: '{count} hora', other: '{count} horas' },
}
