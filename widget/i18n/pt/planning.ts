import type { enPlanning } from '../en/planning.ts'
import type { Translation } from '../translation.ts'

/** Texts about repeating a post and about free queue slots, in Brazilian Portuguese. */
export const ptPlanning: Translation<typeof enPlanning> = {
  'slot.next': 'Próximo horário livre',
  'slot.none': 'Ainda não há horários na fila. Adicione alguns no Studio, em Configurações.',
  'problem.NO_SLOTS':
    'Não há horário livre na fila. Adicione horários no Studio, em Configurações, ou escolha um horário.',

  'repeat.label': 'Repetir',
  'repeat.never': 'Nunca',
  'repeat.daily': 'Todo dia',
  'repeat.weekdays': 'Em dias úteis, de segunda a sexta',
  'repeat.weekly': 'Toda semana: {day}',
  'repeat.monthly': 'Todo mês, no dia {day}',
  'repeat.custom': 'Outro ritmo…',
  'repeat.kept': 'Como antes',
  'repeat.every': 'A cada',
  'repeat.unit': 'Unidade',
  'repeat.DAILY': { one: 'dia', other: 'dias' },
  'repeat.WEEKLY': { one: 'semana', other: 'semanas' },
  'repeat.MONTHLY': { one: 'mês', other: 'meses' },
  'repeat.YEARLY': { one: 'ano', other: 'anos' },
  'repeat.days': 'Nestes dias',
  'repeat.inMonth': 'No mês',
  'repeat.date': 'No dia {day}',
  'repeat.lastDate': 'No último dia',
  'repeat.nth': '{day} número {nth}',
  'repeat.last': 'Última ocorrência: {day}',
  'repeat.ends': 'Termina',
  'repeat.endsNever': 'Nunca',
  'repeat.endsOn': 'Em um dia',
  'repeat.endsAfter': 'Após um número de posts',
  'repeat.until': 'Último dia',
  'repeat.count': 'Posts',
  'repeat.next': 'Próximas datas',
  'repeat.start': 'Repetir',
  'repeat.SKIPPED': 'Nesse dia o relógio é adiantado e {time} não existe: este post sai às {later}.',
  'repeat.REPEATED':
    'Nesse dia o relógio é atrasado e {time} acontece duas vezes: este post sai na primeira.',
  'repeat.someMonths': 'Meses sem esse dia são pulados.',
}
