import type { enWarnings } from '../en/warnings.ts'
import type { Translation } from '../translation.ts'

export const deWarnings: Translation<typeof enWarnings> = {
  'warning.title': 'Gut zu wissen',
  'warning.titleNow': 'Gut zu wissen, falls er jetzt hinausgeht',
  'warning.IDENTICAL': 'Genau dieselben Worte auf {accounts}, {time}:',
  'warning.REFUSED':
    '{platform} lehnt dieselben Worte ein zweites Mal ab, und genau diese stehen auf {accounts}, {time}:',
  'warning.NEAR_DUPLICATE': 'Fast dieselben Worte auf {accounts}, {time}:',
  'warning.COPIES':
    '{platform} verbietet fast gleiche Beiträge auf mehreren Konten. Dieser geht auf {accounts} hinaus.',
  'warning.COPIES_OTHER':
    '{platform} verbietet fast gleiche Beiträge auf mehreren Konten, und {account} sagt es {time}:',
  'warning.COLLISION': {
    one: 'Noch ein Beitrag, {count} Minute davor oder danach, auf {accounts}:',
    other: 'Noch ein Beitrag, {count} Minuten davor oder danach, auf {accounts}:',
  },
  'warning.SAME_MINUTE': 'Noch ein Beitrag in derselben Minute auf {accounts}:',
  'warning.QUOTA_NEAR':
    'Um diese Zeit hat {account} {count} von {limit} Beiträgen, die {platform} in {time} annimmt.',
  'warning.QUOTA_PASSED':
    'Um diese Zeit hat {account} {count} Beiträge; {platform} nimmt {limit} in {time} an. Manche gingen später hinaus.',
  'warning.everyAccount': 'deine Organisation',
  'warning.COST': '{platform} berechnet {amount} für diesen Beitrag.',
  'warning.COST_LINK': '{platform} berechnet {amount} für diesen Beitrag, weil er einen Link enthält.',
  'warning.COST_MONTH': 'Im {month} sind {amount} verplant.',
  'warning.open': 'Diesen Beitrag öffnen',
  'warning.minutes': { one: '{count} Minute', other: '{count} Minuten' },
  'warning.hours': { one: '{count} Stunde', other: '{count} Stunden' },
}
