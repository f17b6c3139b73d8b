import { Temporal } from 'temporal-polyfill'

/** Whether a name is an IANA time zone that this runtime knows. */
export function isTimeZone(name: string): boolean {
  // Temporal also takes offsets and whole dates for a zone, which nothing else does.
  if (!/^[a-z][\w+/-]*$/i.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    Temporal.Now.instant().toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/** Whether a text is a wall time to the minute (`2027-03-29T09:00`) on a day of the calendar. */
export function isWallTime(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' }).year < 9000
  } catch {
    return false
  }
}

/**
 * The instant at which a clock on the wall of a zone shows a time. A time skipped by daylight saving moves
 * forward by the gap; a time that occurs twice is the first of the two (`disambiguation: 'compatible'`).
 *
 * @param wallTime ISO local date and time without offset, `2026-03-29T09:00`
 * @returns ISO instant, `2026-03-29T07:00:00Z`
 */
export function instantOf(wallTime: string, zone: string): string {
  return Temporal.PlainDateTime.from(wallTime)
    .toZonedDateTime(zone, { disambiguation: 'compatible' })
    .toInstant()
    .toString()
}

/** The wall time (`2026-03-29T09:00`) of an instant in a zone, to the minute. */
export function wallTimeOf(instant: string, zone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

/** `SKIPPED`: daylight saving leaves this wall time out. `REPEATED`: it occurs twice. */
export type ClockNote = 'SKIPPED' | 'REPEATED'

/** The instant of a wall time as `instantOf` answers it, and what the zone's clocks do there. */
export function clockAt(wallTime: string, zone: string): { at: string; note: ClockNote | null } {
  const time = Temporal.PlainDateTime.from(wallTime)
  const earlier = time.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = time.toZonedDateTime(zone, { disambiguation: 'later' })
  const at = instantOf(wallTime, zone)
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { at, note: null }
  return { at, note: earlier.toPlainDateTime().equals(time) ? 'REPEATED' : 'SKIPPED' }
}
