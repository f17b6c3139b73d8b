import { type Occurrence, occurrencesAfter } from '../../../core/recurrence.ts'
import { instantOf } from '../../../core/time.ts'
import type { SeriesState } from './series-state.ts'

/** What is to be made of a series now. */
export interface Plan {
  make: Occurrence[]
  /** Dates that went by unmade, longer ago than the organization tolerates: nothing is sent for them any more. */
  missed: number
  /** When to look again; null once nothing is left. */
  extendAt: Date | null
}

const day = 86_400_000
/** How far ahead occurrences are made. */
const ahead = 60 * day
/** A series whose last attempt met a problem is looked at again after this time: it may have been solved. */
const again = 60 * 60 * 1000

/**
 * The occurrences of the next 60 days, at least the next one, that have no post yet. Of those that are over only what
 * would still go out is made: after an outage nobody gets a flood of what was meant for last month.
 */
export function planOf(state: Pick<SeriesState, 'series' | 'taken' | 'tolerance'>, now: Date): Plan {
  const { series, taken, tolerance } = state
  const oldest = new Date(now.getTime() - tolerance)
  const horizon = new Date(now.getTime() + ahead)
  const near = occurrencesAfter(series, oldest, { limit: 200, until: horizon })
  const [beyond] = occurrencesAfter(series, horizon, { limit: 1 })
  const isQuiet = !near.some(({ at }) => Date.parse(at) > now.getTime())
  const wanted = isQuiet && beyond ? [...near, beyond] : near
  return {
    make: wanted.filter(({ wallTime }) => !taken.has(wallTime)),
    missed: missedOf(state, oldest),
    extendAt: whenAgain(wanted, beyond ?? null),
  }
}

/** When the next date comes near, or earlier where otherwise none would be ahead any more. */
function whenAgain(wanted: readonly Occurrence[], beyond: Occurrence | null): Date | null {
  if (!beyond) return null
  const last = wanted.at(-1)
  const near = Date.parse(beyond.at) - ahead
  return new Date(last && last !== beyond ? Math.min(Date.parse(last.at), near) : Date.parse(beyond.at))
}

/** The next look at a series whose newest occurrence met a problem. */
export const sooner = (one: Date | null, now: Date): Date => {
  const soon = now.getTime() + again
  return new Date(one ? Math.min(one.getTime(), soon) : soon)
}

function missedOf({ series, taken }: Pick<SeriesState, 'series' | 'taken'>, oldest: Date): number {
  if (series.madeUntil === null) return 0
  const madeUntil = new Date(instantOf(series.madeUntil, series.timeZone))
  if (madeUntil >= oldest) return 0
  const passed = occurrencesAfter(series, madeUntil, { limit: 1000, until: oldest })
  return passed.filter(({ wallTime }) => !taken.has(wallTime)).length
}
