/** RFC 5545 recurrence rules, as far as posts need them: read, checked and written, without expanding them. */

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof frequencies)[number]

/** In the order of the ISO week. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]

export interface RecurrenceRule {
  frequency: Frequency
  interval: number
  /** `ordinal` is the position in the month or year (`-1` for the last one), null for each. */
  byDay: { weekday: Weekday; ordinal: number | null }[]
  byMonthDay: number[]
  byMonth: number[]
  bySetPosition: number[]
  weekStart: Weekday
  count: number | null
  /** Last wall time at which an occurrence may be, to the minute (`2027-03-29T09:00`). */
  until: string | null
}

type RuleProblemCode =
  | 'RULE_NOT_UNDERSTOOD'
  | 'FREQUENCY_NOT_SUPPORTED'
  | 'PART_NOT_SUPPORTED'
  | 'VALUE_NOT_ALLOWED'
  | 'COUNT_AND_UNTIL'
  | 'NEVER_OCCURS'

export interface RuleProblem {
  code: RuleProblemCode
  message: string
}

type ParsedRule = { ok: true; rule: RecurrenceRule } | { ok: false; problem: RuleProblem }

/** Bounds within which a rule is one that a person means. */
export const ruleLimits = { interval: 366, count: 1000, text: 500, values: 31 }

class Refused extends Error {
  readonly problem: RuleProblem
  constructor(code: RuleProblemCode, message: string) {
    super(message)
    this.problem = { code, message }
  }
}

/**
 * Reads a rule without DTSTART (`FREQ=WEEKLY;BYDAY=MO`). UNTIL is a date or a wall time of the series, inclusive; its
 * form in UTC is refused, because a series has a wall time and not an instant.
 */
export function parseRule(text: string): ParsedRule {
  try {
    return { ok: true, rule: read(text) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem }
    throw error
  }
}

/** The rule as text, its parts always in the same order. */
export function formatRule(rule: RecurrenceRule): string {
  const list = (name: string, values: readonly (string | number)[]) =>
    values.length > 0 ? [`${name}=${values.join(',')}`] : []
  return [
    `FREQ=${rule.frequency}`,
    ...(rule.interval === 1 ? [] : [`INTERVAL=${rule.interval}`]),
    ...list('BYMONTH', rule.byMonth),
    ...list('BYMONTHDAY', rule.byMonthDay),
    ...list(
      'BYDAY',
      rule.byDay.map(({ weekday, ordinal }) => `${ordinal ?? ''}${weekday}`),
    ),
    ...list('BYSETPOS', rule.bySetPosition),
    ...(rule.weekStart === 'MO' ? [] : [`WKST=${rule.weekStart}`]),
    ...(rule.count === null ? [] : [`COUNT=${rule.count}`]),
    ...(rule.until === null ? [] : [`UNTIL=${rule.until.replaceAll(/[-:]/g, '')}00`]),
  ].join(';')
}

function read(text: string): RecurrenceRule {
  if (text.length > ruleLimits.text) {
    throw new Refused('RULE_NOT_UNDERSTOOD', `A rule has at most ${ruleLimits.text} characters.`)
  }
  const parts = new Map<string, string>()
  for (const part of text.trim().toUpperCase().split(';')) {
    const [name = '', value = '', ...more] = part.split('=')
    if (name === '' || value === '' || more.length > 0 || parts.has(name)) {
      throw new Refused('RULE_NOT_UNDERSTOOD', 'Write the rule like FREQ=WEEKLY;BYDAY=MO, each part once.')
    }
    if (!(name in readers)) {
      throw new Refused('PART_NOT_SUPPORTED', `${name.slice(0, 20)} cannot be part of a rule for posts.`)
    }
    parts.set(name, value)
  }
  const rule = { ...begin, frequency: frequencyOf(parts.get('FREQ')) }
  for (const [name, value] of parts) readers[name]?.(rule, value)
  expectTogether(rule)
  return rule
}

const begin: Omit<RecurrenceRule, 'frequency'> = {
  interval: 1,
  byDay: [],
  byMonthDay: [],
  byMonth: [],
  bySetPosition: [],
  weekStart: 'MO',
  count: null,
  until: null,
}

const readers: Readonly<Record<string, (rule: RecurrenceRule, value: string) => void>> = {
  FREQ() {},
  INTERVAL(rule, value) {
    rule.interval = numberIn('INTERVAL', value, 1, ruleLimits.interval)
  },
  COUNT(rule, value) {
    rule.count = numberIn('COUNT', value, 1, ruleLimits.count)
  },
  UNTIL(rule, value) {
    rule.until = untilOf(value)
  },
  BYDAY(rule, value) {
    rule.byDay = listOf('BYDAY', value, (each) => {
      const [, ordinal, weekday] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(each) ?? []
      return {
        weekday: weekdayOf('BYDAY', weekday),
        ordinal: ordinal ? positionIn('BYDAY', ordinal, 53) : null,
      }
    })
  },
  BYMONTHDAY(rule, value) {
    rule.byMonthDay = listOf('BYMONTHDAY', value, (each) => positionIn('BYMONTHDAY', each, 31))
  },
  BYMONTH(rule, value) {
    rule.byMonth = listOf('BYMONTH', value, (each) => numberIn('BYMONTH', each, 1, 12))
  },
  BYSETPOS(rule, value) {
    rule.bySetPosition = listOf('BYSETPOS', value, (each) => positionIn('BYSETPOS', each, 366))
  },
  WKST(rule, value) {
    rule.weekStart = weekdayOf('WKST', value)
  },
}

function frequencyOf(value: string | undefined): Frequency {
  if (value === undefined) throw new Refused('RULE_NOT_UNDERSTOOD', 'The rule needs a FREQ.')
  const found = frequencies.find((each) => each === value)
  if (found) return found
  const message = `FREQ is one of ${frequencies.join(', ')}: a post repeats once a day at most.`
  throw new Refused('FREQUENCY_NOT_SUPPORTED', message)
}

function expectTogether(rule: RecurrenceRule): void {
  const { frequency, byDay, byMonthDay, byMonth, bySetPosition, count, until } = rule
  if (count !== null && until !== null) {
    throw new Refused('COUNT_AND_UNTIL', 'A rule ends after a COUNT or with UNTIL, not by both.')
  }
  if (byDay.some(({ ordinal }) => ordinal !== null) && (frequency === 'DAILY' || frequency === 'WEEKLY')) {
    throw notAllowed('BYDAY', 'takes numbers only in rules that are MONTHLY or YEARLY')
  }
  if (frequency === 'WEEKLY' && byMonthDay.length > 0) {
    throw notAllowed('BYMONTHDAY', 'has no meaning in a WEEKLY rule')
  }
  if (bySetPosition.length > 0 && byDay.length + byMonthDay.length + byMonth.length === 0) {
    throw notAllowed('BYSETPOS', 'needs another part to choose from')
  }
}

const notAllowed = (part: string, why: string) => new Refused('VALUE_NOT_ALLOWED', `${part} ${why}.`)

function numberIn(part: string, text: string, least: number, most: number): number {
  const value = /^[+-]?\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw notAllowed(part, `takes whole numbers from ${least} to ${most}`)
}

/** A position from the beginning or, negative, from the end. */
function positionIn(part: string, text: string, most: number): number {
  const value = numberIn(part, text, -most, most)
  if (value !== 0) return value
  throw notAllowed(part, 'counts from 1, or from -1 at the end')
}

function weekdayOf(part: string, text: string | undefined): Weekday {
  const found = weekdays.find((each) => each === text)
  if (found) return found
  throw notAllowed(part, `takes ${weekdays.join(', ')}`)
}

function listOf<Value>(part: string, text: string, each: (item: string) => Value): Value[] {
  const items = text.split(',')
  if (items.length > ruleLimits.values) throw notAllowed(part, `takes at most ${ruleLimits.values} values`)
  const unique = new Map(items.map(each).map((value) => [JSON.stringify(value), value]))
  return [...unique.values()]
}

/** `20270329` is the whole day; seconds do not count. */
function untilOf(text: string): string {
  const [, year, month, day, hour = '23', minute = '59'] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2})?$/.exec(text) ?? []
  const wallTime = `${year}-${month}-${day}T${hour}:${minute}`
  const read = new Date(`${wallTime}:00Z`)
  if (year !== undefined && !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 16) === wallTime) {
    return wallTime
  }
  throw notAllowed('UNTIL', 'is a date (20270329) or a wall time of the series (20270329T090000), without Z')
}
