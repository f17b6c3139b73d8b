import { Temporal } from 'temporal-polyfill'
import { clockAt, wallTimeOf } from './time.ts'

/** A weekly moment in wall time. */
export interface WeeklySlot {
  id: string
  /** ISO day of the week, 1 is Monday. */
  weekday: number
  /** `09:00` */
  wallTime: string
  timeZone: string
}

/** A slot on one day. */
export interface SlotTime {
  slotId: string
  /** Names this slot on this day, `slot_…@2027-03-29`. */
  slotKey: string
  /** `2027-03-29T09:00` */
  wallTime: string
  timeZone: string
  /** The instant it stands for, ISO. */
  at: string
}

/**
 * The slots after an instant, in order, as long as they are asked for, and for a year at most. 09:00 stays 09:00 across
 * daylight saving; a slot in a skipped hour moves forward by the gap, one in a doubled hour is the first. No two are
 * at the same instant: where they fall together, the one whose wall time the clocks really show is kept.
 */
export function* slotsAfter(slots: readonly WeeklySlot[], after: Date): Generator<SlotTime> {
  const yesterday = after.getTime() - day
  let heads = slots.map((slot) => inWeek(slot, yesterday, 0))
  for (let last = ''; heads.length > 0; ) {
    const next = heads.reduce((one, other) => (goesFirst(other, one) ? other : one))
    const following = next.week < weeksAhead ? [inWeek(next.slot, yesterday, next.week + 1)] : []
    heads = [...heads.filter((each) => each !== next), ...following]
    if (Date.parse(next.time.at) <= after.getTime() || next.time.at === last) continue
    last = next.time.at
    yield next.time
  }
}

const day = 86_400_000

const weeksAhead = 53

interface Head {
  slot: WeeklySlot
  week: number
  isMoved: boolean
  time: SlotTime
}

function goesFirst(one: Head, other: Head): boolean {
  const apart = Date.parse(one.time.at) - Date.parse(other.time.at)
  if (apart !== 0) return apart < 0
  if (one.isMoved !== other.isMoved) return other.isMoved
  return one.slot.id < other.slot.id
}

/** A slot in the week of that number, counted in sevens of days from the day on which `since` lies in its zone. */
function inWeek(slot: WeeklySlot, since: number, week: number): Head {
  const { id: slotId, weekday, timeZone } = slot
  const begin = Temporal.PlainDate.from(wallTimeOf(new Date(since).toISOString(), timeZone).slice(0, 10))
  const days = ((weekday - begin.dayOfWeek + 7) % 7) + week * 7
  const date = begin.add({ days }).toString()
  const wallTime = `${date}T${slot.wallTime}`
  const { at, note } = clockAt(wallTime, timeZone)
  const time = { slotId, slotKey: `${slotId}@${date}`, wallTime, timeZone, at }
  return { slot, week, isMoved: note === 'SKIPPED', time }
}
