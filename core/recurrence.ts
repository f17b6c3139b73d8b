import { dateOf, dayOf, daysOf } from './recurrence-days.ts'
import { parseRule, type RuleProblem } from './recurrence-rule.ts'
import { type ClockNote, clockAt, wallTimeOf } from './time.ts'

/** When something repeats: a rule, the wall time it begins at, and the zone whose clocks count. */
export interface Repetition {
  rule: string
  startsAt: string
  timeZone: string
  /** Wall times that are left out. They count for COUNT nevertheless. */
  exceptions: readonly string[]
}

export interface Occurrence {
  /** Names the occurrence in its series: the wall time that the rule says, `2027-03-28T02:30`. */
  wallTime: string
  /** The instant it stands for, ISO. */
  at: string
  /** What the clocks of the zone do to this wall time, where it is not an ordinary one. */
  note: ClockNote | null
}

/** A rule that has no date within this many days (ten years) is taken for one that never occurs. */
const searchDays = 3_660

/** What is wrong with a repetition, or null. The beginning must be a wall time that exists in the calendar. */
export function problemOf(repetition: Repetition): RuleProblem | null {
  const parsed = parseRule(repetition.rule)
  if (!parsed.ok) return parsed.problem
  const { startsAt } = repetition
  for (const _ of wallTimes(repetition, startsAt, later(startsAt, searchDays))) return null
  return { code: 'NEVER_OCCURS', message: 'No date fits this rule.' }
}

/**
 * Occurrences whose wall times lie between two wall times, both included, in order. A time that daylight saving skips
 * moves forward by the gap, one that occurs twice is the first; where a whole day is skipped and moving would
 * bring two occurrences together, the skipped one falls away: no two are ever at the same instant.
 */
export function* occurrencesBetween(repetition: Repetition, from: string, to: string): Generator<Occurrence> {
  const { exceptions, timeZone } = repetition
  for (const wallTime of wallTimes(repetition, from, to)) {
    if (exceptions.includes(wallTime)) continue
    const { at, note } = clockAt(wallTime, timeZone)
    if (note === 'SKIPPED' && occursAt(repetition, wallTimeOf(at, timeZone))) continue
    yield { wallTime, at, note }
  }
}

/** The next occurrences after an instant, at most `limit`, none after the instant `until`. */
export function occurrencesAfter(
  repetition: Repetition,
  after: Date,
  options: { limit: number; until?: Date },
): Occurrence[] {
  const { startsAt, timeZone } = repetition
  const until = options.until?.getTime() ?? Number.POSITIVE_INFINITY
  const found: Occurrence[] = []
  // A day of room, because clocks that were set back show a wall time again.
  const since = later(wallTimeOf(after.toISOString(), timeZone), -1)
  let from = startsAt
  if (since > from) from = since
  for (const occurrence of occurrencesBetween(repetition, from, later(from, searchDays))) {
    if (found.length >= options.limit) break
    const at = Date.parse(occurrence.at)
    if (at > until) break
    if (at > after.getTime()) found.push(occurrence)
  }
  return found
}

/** How many occurrences the rule has before a wall time, exceptions counted. */
export function countBefore(repetition: Repetition, wallTime: string): number {
  let count = 0
  for (const each of wallTimes(repetition, repetition.startsAt, wallTime)) if (each < wallTime) count += 1
  return count
}

/** Whether the rule says this wall time, exceptions aside. */
export function occursAt(repetition: Repetition, wallTime: string): boolean {
  for (const _ of wallTimes(repetition, wallTime, wallTime)) return true
  return false
}

/** Wall times of the rule between two, both included; one a day at most. Wall times sort like what they stand for. */
function* wallTimes({ rule, startsAt }: Repetition, from: string, to: string): Generator<string> {
  const parsed = parseRule(rule)
  if (!parsed.ok) throw new RangeError(parsed.problem.message)
  const { until } = parsed.rule
  const last = until !== null && until < to ? until : to
  const clock = startsAt.slice(10)
  for (const day of daysOf(parsed.rule, dayOf(startsAt), dayOf(from), dayOf(last))) {
    const wallTime = dateOf(day) + clock
    if (wallTime >= from && wallTime <= last) yield wallTime
  }
}

const later = (wallTime: string, days: number) => dateOf(dayOf(wallTime) + days) + wallTime.slice(10)
