import { type RecurrenceRule, weekdays } from './recurrence-rule.ts'

/** A day of the calendar, as a number: days since 1 January 1970. */
export type Day = number

const milliseconds = 86_400_000

/** @param date `2027-03-29`, or a wall time that begins with it */
export const dayOf = (date: string): Day => Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / milliseconds
export const dateOf = (day: Day): string => new Date(day * milliseconds).toISOString().slice(0, 10)

/**
 * The days of a rule in order, none after `to`, those before `from` left out. It goes from period to period (day, week,
 * month, year), so that every look is bounded by the range and not by how rarely the rule fits. UNTIL is the caller's.
 */
export function* daysOf(rule: RecurrenceRule, start: Day, from: Day, to: Day): Generator<Day> {
  const { interval, count } = rule
  // COUNT counts from the beginning; all other rules can be looked into anywhere.
  const nearest = count === null && from > start ? periodOf(rule, start, from) - 1 : 0
  let found = 0
  for (let period = Math.max(0, nearest - (nearest % interval)); ; period += interval) {
    const [first, end] = boundsOf(rule, start, period)
    if (first > to) return
    for (const day of chosenIn(rule, start, first, end)) {
      if (day < start) continue
      found += 1
      if (day > to || (count !== null && found > count)) return
      if (day >= from) yield day
    }
  }
}

function chosenIn(rule: RecurrenceRule, start: Day, first: Day, end: Day): Day[] {
  const days: Day[] = []
  for (let day = first; day < end; day += 1) if (fits(rule, start, day)) days.push(day)
  if (rule.bySetPosition.length === 0) return days
  return days.filter((_, index) =>
    rule.bySetPosition.some((position) => position === index + 1 || position === index - days.length),
  )
}

function fits(rule: RecurrenceRule, start: Day, day: Day): boolean {
  const { frequency, byDay, byMonthDay, byMonth } = rule
  const date = partsOf(day)
  if (byMonth.length > 0 && !byMonth.includes(date.month)) return false
  if (byMonthDay.length > 0 && !isAt(byMonthDay, date.monthDay, date.daysInMonth)) return false
  if (byDay.length > 0) return byDay.some((each) => isOn(each, rule, date))
  if (byMonthDay.length > 0 || frequency === 'DAILY') return true
  // What no part says is as on the first day.
  const begin = partsOf(start)
  if (frequency === 'WEEKLY') return date.weekday === begin.weekday
  if (date.monthDay !== begin.monthDay) return false
  return frequency === 'MONTHLY' || byMonth.length > 0 || date.month === begin.month
}

function isOn(
  { weekday, ordinal }: RecurrenceRule['byDay'][number],
  { frequency, byMonth }: RecurrenceRule,
  date: Parts,
): boolean {
  if (weekdays[date.weekday] !== weekday) return false
  if (ordinal === null) return true
  const inMonth = frequency === 'MONTHLY' || byMonth.length > 0
  const position = inMonth ? date.monthDay : date.yearDay
  const length = inMonth ? date.daysInMonth : date.daysInYear
  return ordinal === Math.ceil(position / 7) || ordinal === -Math.ceil((length + 1 - position) / 7)
}

const isAt = (positions: readonly number[], position: number, length: number) =>
  positions.includes(position) || positions.includes(position - length - 1)

interface Parts {
  year: number
  /** 1 to 12 */
  month: number
  monthDay: number
  yearDay: number
  daysInMonth: number
  daysInYear: number
  /** 0 is Monday. */
  weekday: number
}

function partsOf(day: Day): Parts {
  const date = new Date(day * milliseconds)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth() + 1
  const newYear = firstOfMonth(year, 1)
  return {
    year,
    month,
    monthDay: date.getUTCDate(),
    yearDay: day - newYear + 1,
    daysInMonth: firstOfMonth(year, month + 1) - firstOfMonth(year, month),
    daysInYear: firstOfMonth(year + 1, 1) - newYear,
    weekday: (date.getUTCDay() + 6) % 7,
  }
}

const firstOfMonth = (year: number, month: number): Day => Date.UTC(year, month - 1, 1) / milliseconds

function weekBegin({ weekStart }: RecurrenceRule, day: Day): Day {
  return day - ((partsOf(day).weekday - weekdays.indexOf(weekStart) + 7) % 7)
}

/** The number of the period in which a day lies; the first day lies in period 0. */
function periodOf(rule: RecurrenceRule, start: Day, day: Day): number {
  const [begin, date] = [partsOf(start), partsOf(day)]
  switch (rule.frequency) {
    case 'DAILY':
      return day - start
    case 'WEEKLY':
      return (weekBegin(rule, day) - weekBegin(rule, start)) / 7
    case 'MONTHLY':
      return (date.year - begin.year) * 12 + date.month - begin.month
    case 'YEARLY':
      return date.year - begin.year
  }
}

/** First day of a period, and the first day after it. */
function boundsOf(rule: RecurrenceRule, start: Day, period: number): [Day, Day] {
  const { year, month } = partsOf(start)
  switch (rule.frequency) {
    case 'DAILY':
      return [start + period, start + period + 1]
    case 'WEEKLY': {
      const first = weekBegin(rule, start) + period * 7
      return [first, first + 7]
    }
    case 'MONTHLY':
      return [firstOfMonth(year, month + period), firstOfMonth(year, month + period + 1)]
    case 'YEARLY':
      return [firstOfMonth(year + period, 1), firstOfMonth(year + period + 1, 1)]
  }
}
