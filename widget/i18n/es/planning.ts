import type { enPlanning } from '../en/planning.ts'
import type { Translation } from '../translation.ts'

/** Texts about repeating a post and about free queue slots, in Spanish. */
export const esPlanning: Translation<typeof enPlanning> = {
  'slot.next': 'Próximo hueco libre',
  'slot.none': 'Aún no hay huecos en la cola. Añádelos en Studio, en Ajustes.',
  'problem.NO_SLOTS':
    'No hay ningún hueco libre en la cola. Añade huecos en Studio, en Ajustes, o elige una hora.',

  'repeat.label': 'Repetir',
  'repeat.never': 'Nunca',
  'repeat.daily': 'Cada día',
  'repeat.weekdays': 'Entre semana, de lunes a viernes',
  'repeat.weekly': 'Cada semana, el {day}',
  'repeat.monthly': 'Cada mes, el día {day}',
  'repeat.custom': 'Otro ritmo…',
  'repeat.kept': 'Como antes',
  'repeat.every': 'Cada',
  'repeat.unit': 'Unidad',
  'repeat.DAILY': { one: 'día', other: 'días' },
  'repeat.WEEKLY': { one: 'semana', other: 'semanas' },
  'repeat.MONTHLY': { one: 'mes', other: 'meses' },
  'repeat.YEARLY': { one: 'año', other: 'años' },
  'repeat.days': 'En estos días',
  'repeat.inMonth': 'En el mes',
  'repeat.date': 'El día {day}',
  'repeat.lastDate': 'El último día',
  'repeat.nth': 'El {day} número {nth}',
  'repeat.last': 'El último {day}',
  'repeat.ends': 'Termina',
  'repeat.endsNever': 'Nunca',
  'repeat.endsOn': 'En una fecha',
  'repeat.endsAfter': 'Tras un número de publicaciones',
  'repeat.until': 'Último día',
  'repeat.count': 'Publicaciones',
  'repeat.next': 'Próximas fechas',
  'repeat.start': 'Repetir',
  'repeat.SKIPPED':
    'Ese día se adelanta el reloj y las {time} no existen: esta publicación sale a las {later}.',
  'repeat.REPEATED':
    'Ese día se atrasa el reloj y las {time} llegan dos veces: esta publicación sale la primera.',
  'repeat.someMonths': 'Los meses sin ese día se omiten.',
}
