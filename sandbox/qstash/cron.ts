import { Temporal } from 'temporal-polyfill'
import { isTimeZone } from '../../core/time.ts'

/** A cron expression, read: the values that each field takes, and the zone whose clock it goes by. */
export interface Cron {
  minutes: ReadonlySet<number>
  hours: ReadonlySet<number>
  days: ReadonlySet<number>
  months: ReadonlySet<number>
  weekdays: ReadonlySet<number>
  /** Day of month and day of week both say something: then one of them is enough. */
  isEitherDay: boolean
  zone: string
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** The 29th of February comes at least every eight years. */
const farthest = { years: 9 }

/**
 * Reads five fields (minute, hour, day of month, month, day of week; lists, ranges, steps and English names), with
 * `CRON_TZ=Zone` in front for another zone than UTC. Null when it is none.
 */
export function parseCron(expression: string): Cron | null {
  const [, zone = 'UTC', rest = ''] = /^(?:(?:CRON_TZ|TZ)=(\S+)\s+)?(.*)$/.exec(expression.trim()) ?? []
  const fields = rest.split(/\s+/)
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields
  const minutes = readField(minute, 0, 59)
  const hours = readField(hour, 0, 23)
  const days = readField(day, 1, 31)
  const months = readField(month, 1, 12, monthNames)
  const weekdays = readField(weekday, 0, 6, weekdayNames)
  if (fields.length !== 5 || !isTimeZone(zone)) return null
  if (!minutes || !hours || !days || !months || !weekdays) return null
  const isEitherDay = !/^[*?]/.test(day) && !/^[*?]/.test(weekday)
  return { minutes, hours, days, months, weekdays, isEitherDay, zone }
}

/**
 * The first moment after `after` (Unix milliseconds) that an expression names, or null when there is none. A time that
 * daylight saving skips is skipped; one that occurs twice counts twice.
 */
export function nextTime(cron: Cron, after: number): number | null {
  const start = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(cron.zone)
  const end = start.add(farthest)
  let at = start.round({ smallestUnit: 'minute', roundingMode: 'floor' }).add({ minutes: 1 })
  while (Temporal.ZonedDateTime.compare(at, end) < 0) {
    if (!cron.months.has(at.month)) at = at.with({ day: 1 }).add({ months: 1 }).startOfDay()
    else if (!isDay(cron, at)) at = at.add({ days: 1 }).startOfDay()
    else if (!cron.hours.has(at.hour)) at = at.add({ minutes: 60 - at.minute })
    else if (!cron.minutes.has(at.minute)) at = at.add({ minutes: 1 })
    else return at.epochMilliseconds
  }
  return null
}

function isDay(cron: Cron, at: Temporal.ZonedDateTime): boolean {
  const isDayOfMonth = cron.days.has(at.day)
  const isWeekday = cron.weekdays.has(at.dayOfWeek % 7)
  return cron.isEitherDay ? isDayOfMonth || isWeekday : isDayOfMonth && isWeekday
}

function readField(text: string, lowest: number, highest: number, names: string[] = []): Set<number> | null {
  const values = new Set<number>()
  const numberOf = (word: string) => {
    const name = names.indexOf(word.toLowerCase())
    if (name >= 0) return name + lowest
    return /^\d+$/.test(word) ? Number(word) : Number.NaN
  }
  for (const part of text.split(',')) {
    const [, range = '', step] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? []
    const [from = '', to] = range === '*' || range === '?' ? [`${lowest}`, `${highest}`] : range.split('-')
    const first = numberOf(from)
    // `5/10` is short for `5-59/10`.
    const last = to === undefined ? (step === undefined ? first : highest) : numberOf(to)
    const by = Number(step ?? 1)
    if (!(first >= lowest && last <= highest && first <= last && by >= 1)) return null
    for (let value = first; value <= last; value += by) values.add(value)
  }
  return values
}
