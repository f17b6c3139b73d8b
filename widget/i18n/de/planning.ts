import type { enPlanning } from '../en/planning.ts'
import type { Translation } from '../translation.ts'

export const dePlanning: Translation<typeof enPlanning> = {
  'slot.next': 'Nächster freier Termin',
  'slot.none': 'Noch keine festen Termine. Lege welche in Studio unter Einstellungen an.',
  'problem.NO_SLOTS':
    'Es gibt keinen freien Termin. Lege in Studio unter Einstellungen Termine an oder wähle eine Zeit.',

  'repeat.label': 'Wiederholen',
  'repeat.never': 'Nie',
  'repeat.daily': 'Jeden Tag',
  'repeat.weekdays': 'Montag bis Freitag, jede Woche',
  'repeat.weekly': 'Jede Woche am {day}',
  'repeat.monthly': 'Jeden Monat am {day}.',
  'repeat.custom': 'Anderer Rhythmus …',
  'repeat.kept': 'Wie bisher',
  'repeat.every': 'Alle',
  'repeat.unit': 'Einheit',
  'repeat.DAILY': { one: 'Tag', other: 'Tage' },
  'repeat.WEEKLY': { one: 'Woche', other: 'Wochen' },
  'repeat.MONTHLY': { one: 'Monat', other: 'Monate' },
  'repeat.YEARLY': { one: 'Jahr', other: 'Jahre' },
  'repeat.days': 'An diesen Tagen',
  'repeat.inMonth': 'Im Monat',
  'repeat.date': 'Am {day}.',
  'repeat.lastDate': 'Am letzten Tag',
  'repeat.nth': 'Am {nth}. {day}',
  'repeat.last': 'Am letzten {day}',
  'repeat.ends': 'Endet',
  'repeat.endsNever': 'Nie',
  'repeat.endsOn': 'An einem Tag',
  'repeat.endsAfter': 'Nach einer Anzahl Beiträge',
  'repeat.until': 'Letzter Tag',
  'repeat.count': 'Beiträge',
  'repeat.next': 'Nächste Termine',
  'repeat.start': 'Wiederholen',
  'repeat.SKIPPED':
    'Dann werden die Uhren vorgestellt und {time} fällt aus: Dieser Beitrag erscheint um {later}.',
  'repeat.REPEATED':
    'Dann werden die Uhren zurückgestellt und zeigen {time} zweimal: Dieser Beitrag erscheint beim ersten Mal.',
  'repeat.someMonths': 'Monate ohne diesen Tag werden ausgelassen.',
}
