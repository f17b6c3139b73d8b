import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { occurrencesAfter, problemOf, type Repetition } from '../../../core/recurrence.ts'
import { formatRule, parseRule, ruleLimits } from '../../../core/recurrence-rule.ts'
import { AppError } from '../../errors.ts'
import { content, TimeZone, WallTime } from '../posts/post-input.ts'

export const RecurrenceId = idSchema('recurrence')

const { clipId: _, ...fields } = content
/** What every occurrence says. */
export const seriesContent = fields

/** When a series repeats. */
export const repetition = {
  rule: z
    .string()
    .max(ruleLimits.text)
    .meta({ examples: ['FREQ=WEEKLY;BYDAY=MO'] }),
  startsAt: WallTime,
  timeZone: TimeZone,
}

const refuse = (field: string, code: string, message: string) =>
  new AppError('VALIDATION_FAILED', { detail: message, issues: [{ path: [field], code, message }] })

/** The repetition with its rule in our own writing. Throws VALIDATION_FAILED with the rule's problem. */
export function soundRepetition<Given extends Repetition>(given: Given): Given {
  const problem = problemOf(given)
  if (problem) throw refuse('rule', problem.code, problem.message)
  const parsed = parseRule(given.rule)
  return { ...given, rule: parsed.ok ? formatRule(parsed.rule) : given.rule }
}

/** Throws VALIDATION_FAILED unless an occurrence is still to come. */
export function expectMore(given: Repetition, now: Date): void {
  if (occurrencesAfter(given, now, { limit: 1 }).length > 0) return
  throw refuse('rule', 'NOTHING_TO_COME', 'Every date of this rule is over. Choose a later beginning or end.')
}

export const notAnOccurrence = (wallTime: string) =>
  refuse('occurrence', 'NOT_AN_OCCURRENCE', `The series has no occurrence at ${wallTime}.`)
