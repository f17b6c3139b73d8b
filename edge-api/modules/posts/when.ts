import { instantOf, wallTimeOf } from '../../../core/time.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { Post } from './post.ts'
import type { Appointment } from './post-input.ts'

/** A moment to publish at, the zone it was chosen in, and what the clock on the wall shows there. */
export interface When {
  at: Date
  timeZone: string
  wallTime: string
}

/** The columns of a post that hold it. A time of its own is in no queue slot. */
export const columnsOf = ({ at, timeZone, wallTime }: When) => ({
  scheduledAt: at,
  timeZone,
  wallTime,
  slotKey: null,
})

/** The columns of a post without one. */
export const noTime = { scheduledAt: null, timeZone: null, wallTime: null, slotKey: null }

const longestAhead = 366 * 24 * 60 * 60 * 1000

/** The moment a person chose. Throws VALIDATION_FAILED for one that is over or more than a year ahead. */
export function whenOf(ctx: Ctx, post: Post, input: Omit<Appointment, 'revision'>): When {
  const timeZone = input.timeZone ?? post.timeZone ?? post.organizationTimeZone
  const field = input.wallTime === undefined ? 'at' : 'wallTime'
  const refuse = (code: string, message: string) =>
    new AppError('VALIDATION_FAILED', { detail: message, issues: [{ path: [field], code, message }] })
  const at = new Date(input.wallTime === undefined ? (input.at ?? '') : instantOf(input.wallTime, timeZone))
  const ahead = at.getTime() - ctx.deps.clock.now().getTime()
  if (ahead <= 0) throw refuse('IN_THE_PAST', 'This time is over. Choose a later one, or publish now.')
  if (ahead > longestAhead) throw refuse('TOO_FAR_AHEAD', 'Choose a time within a year from now.')
  return { at, timeZone, wallTime: wallTimeOf(at.toISOString(), timeZone) }
}

/** This moment, in the zone of the post. */
export function whenIsNow(ctx: Ctx, post: Post): When {
  const at = ctx.deps.clock.now()
  const timeZone = post.timeZone ?? post.organizationTimeZone
  return { at, timeZone, wallTime: wallTimeOf(at.toISOString(), timeZone) }
}
