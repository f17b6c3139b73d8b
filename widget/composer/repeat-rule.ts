import {
  type Frequency,
  formatRule,
  parseRule,
  type RecurrenceRule,
  type Weekday,
  weekdays,
} from '../../core/recurrence-rule.ts'

export type RepeatKind = 'never' | 'daily' | 'weekdays' | 'weekly' | 'monthly' | 'custom' | 'kept'
/** Which day of the month: its number, the last one, or the weekday it is. */
export type MonthDay = 'date' | 'lastDate' | 'nth' | 'last'

/** What a person chose about repeating; the rest follows from the day of the first post. */
export interface Repeat {
  kind: RepeatKind
  interval: number
  frequency: Frequency
  days: Weekday[]
  monthDay: MonthDay
  ends: 'never' | 'on' | 'after'
  /** `2027-03-29` */
  until: string
  count: number
  /** The rule to keep where no choice here says the same. */
  rule: string | null
}

export const never: Repeat = {
  kind: 'never',
  interval: 1,
  frequency: 'WEEKLY',
  days: [],
  monthDay: 'date',
  ends: 'never',
  until: '',
  count: 10,
  rule: null,
}

const workdays = weekdays.slice(0, 5)
const utc = (wallTime: string) => new Date(`${wallTime.slice(0, 10)}T00:00:00Z`)

/** Everything about a day that choices are made of. */
export function placeOf(wallTime: string) {
  const date = utc(wallTime)
  const day = date.getUTCDate()
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  const weekday: Weekday = weekdays[(date.getUTCDay() + 6) % 7] ?? 'MO'
  return { day, weekday, nth: Math.ceil(day / 7), isLastDate: day === length, isLast: day + 7 > length }
}

/** The rule of a choice for a first post at this wall time; null for one that does not repeat. */
export function ruleOf(repeat: Repeat, wallTime: string): string | null {
  if (repeat.kind === 'never') return null
  if (repeat.kind === 'kept') return repeat.rule
  return formatRule({
    ...partsOf(repeat, wallTime),
    weekStart: 'MO',
    bySetPosition: [],
    byMonth: [],
    ...endOf(repeat),
  })
}

type Parts = Pick<RecurrenceRule, 'frequency' | 'interval' | 'byDay' | 'byMonthDay'>

function partsOf(repeat: Repeat, wallTime: string): Parts {
  const { day, weekday } = placeOf(wallTime)
  const plain = { interval: 1, byDay: [], byMonthDay: [] }
  const each = (days: readonly Weekday[]) => days.map((weekday) => ({ weekday, ordinal: null }))
  switch (repeat.kind) {
    case 'weekdays':
      return { ...plain, frequency: 'WEEKLY', byDay: each(workdays) }
    case 'weekly':
      return { ...plain, frequency: 'WEEKLY', byDay: each([weekday]) }
    case 'monthly':
      return { ...plain, frequency: 'MONTHLY', byMonthDay: [day] }
    case 'custom': {
      const { frequency, interval, days } = repeat
      const rhythm = { ...plain, frequency, interval }
      if (frequency === 'WEEKLY') {
        return {
          ...rhythm,
          byDay: each(days.length > 0 ? weekdays.filter((each) => days.includes(each)) : [weekday]),
        }
      }
      return frequency === 'MONTHLY' ? { ...rhythm, ...inMonth(repeat.monthDay, wallTime) } : rhythm
    }
    default:
      return { ...plain, frequency: 'DAILY' }
  }
}

function inMonth(monthDay: MonthDay, wallTime: string): Pick<RecurrenceRule, 'byDay' | 'byMonthDay'> {
  const { day, weekday, nth } = placeOf(wallTime)
  switch (monthDay) {
    case 'lastDate':
      return { byDay: [], byMonthDay: [-1] }
    case 'nth':
      return { byDay: [{ weekday, ordinal: nth }], byMonthDay: [] }
    case 'last':
      return { byDay: [{ weekday, ordinal: -1 }], byMonthDay: [] }
    case 'date':
      return { byDay: [], byMonthDay: [day] }
  }
}

function endOf({ ends, until, count }: Repeat): Pick<RecurrenceRule, 'count' | 'until'> {
  if (ends === 'after') return { count, until: null }
  return { count: null, until: ends === 'on' && until !== '' ? `${until}T23:59` : null }
}

/** The choice that says the same as a rule for a first post at this wall time; the rule itself where none does. */
export function repeatOf(text: string, wallTime: string): Repeat {
  const parsed = parseRule(text)
  const kept: Repeat = { ...never, kind: 'kept', rule: text }
  if (!parsed.ok) return kept
  const { frequency, interval, byDay, count, until } = parsed.rule
  const end: Partial<Repeat> =
    count !== null
      ? { ends: 'after', count }
      : until !== null
        ? { ends: 'on', until: until.slice(0, 10) }
        : {}
  const custom = {
    ...never,
    ...end,
    frequency,
    interval,
    days: byDay.map(({ weekday }) => weekday),
    rule: text,
  }
  const same = (repeat: Repeat) => {
    const rule = parseRule(ruleOf(repeat, wallTime) ?? '')
    return rule.ok && withoutMinutes(rule.rule) === withoutMinutes(parsed.rule)
  }
  const choices = [
    ...(['daily', 'weekdays', 'weekly', 'monthly'] as const).map((kind) => ({ ...custom, kind })),
    ...(['date', 'lastDate', 'nth', 'last'] as const).map((monthDay) => ({
      ...custom,
      kind: 'custom' as const,
      monthDay,
    })),
  ]
  return choices.find(same) ?? { ...kept, ...end }
}

const withoutMinutes = (rule: RecurrenceRule) =>
  formatRule({ ...rule, until: rule.until === null ? null : `${rule.until.slice(0, 10)}T23:59` })
