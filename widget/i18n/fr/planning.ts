import type { enPlanning } from '../en/planning.ts'
import type { Translation } from '../translation.ts'

/** Texts about repeating a post and about free queue slots, in French. */
export const frPlanning: Translation<typeof enPlanning> = {
  'slot.next': 'Prochain créneau libre',
  'slot.none': 'Pas encore de créneau. Ajoutez-en dans Studio, sous Paramètres.',
  'problem.NO_SLOTS':
    'Aucun créneau libre dans la file. Ajoutez des créneaux dans Studio, sous Paramètres, ou choisissez une heure.',

  'repeat.label': 'Répéter',
  'repeat.never': 'Jamais',
  'repeat.daily': 'Chaque jour',
  'repeat.weekdays': 'En semaine, du lundi au vendredi',
  'repeat.weekly': 'Chaque semaine, le {day}',
  'repeat.monthly': 'Chaque mois, le {day}',
  'repeat.custom': 'Autre rythme…',
  'repeat.kept': 'Comme avant',
  'repeat.every': 'Intervalle',
  'repeat.unit': 'Unité',
  'repeat.DAILY': { one: 'jour', other: 'jours' },
  'repeat.WEEKLY': { one: 'semaine', other: 'semaines' },
  'repeat.MONTHLY': { one: 'mois', other: 'mois' },
  'repeat.YEARLY': { one: 'an', other: 'ans' },
  'repeat.days': 'Ces jours-là',
  'repeat.inMonth': 'Dans le mois',
  'repeat.date': 'Le {day} du mois',
  'repeat.lastDate': 'Le dernier jour',
  'repeat.nth': 'Le {day} numéro {nth}',
  'repeat.last': 'Le dernier {day}',
  'repeat.ends': 'Se termine',
  'repeat.endsNever': 'Jamais',
  'repeat.endsOn': 'À une date',
  'repeat.endsAfter': 'Après un nombre de publications',
  'repeat.until': 'Dernier jour',
  'repeat.count': 'Publications',
  'repeat.next': 'Prochaines dates',
  'repeat.start': 'Répéter',
  'repeat.SKIPPED':
    'Ce jour-là, on passe à l’heure d’été et {time} n’existe pas\u00a0: cette publication part à {later}.',
  'repeat.REPEATED':
    'Ce jour-là, on passe à l’heure d’hiver et {time} revient deux fois\u00a0: cette publication part la première fois.',
  'repeat.someMonths': 'Les mois sans ce jour sont sautés.',
}
