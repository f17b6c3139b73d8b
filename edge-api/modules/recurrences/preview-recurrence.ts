import * as z from 'zod'
import { occurrencesAfter } from '../../../core/recurrence.ts'
import { type Ctx, permit } from '../../context.ts'
import { repetition, soundRepetition } from './recurrence-input.ts'
import { OccurrenceView } from './recurrence-view.ts'

export const PreviewRecurrenceInput = z
  .strictObject({ ...repetition, count: z.int().min(1).max(50).default(5) })
  .meta({
    examples: [{ rule: 'FREQ=WEEKLY;BYDAY=MO', startsAt: '2027-03-29T09:00', timeZone: 'Europe/Berlin' }],
  })

export const RecurrencePreview = z.object({ rule: z.string(), items: z.array(OccurrenceView) })

/** The next dates of a rule, nothing stored. Throws VALIDATION_FAILED with what is wrong with it. */
export async function previewRecurrence(
  ctx: Ctx,
  input: z.infer<typeof PreviewRecurrenceInput>,
): Promise<z.infer<typeof RecurrencePreview>> {
  permit(ctx, 'post.read')
  const { rule, startsAt, timeZone, count } = input
  const when = soundRepetition({ rule, startsAt, timeZone, exceptions: [] })
  return { rule: when.rule, items: occurrencesAfter(when, ctx.deps.clock.now(), { limit: count }) }
}
