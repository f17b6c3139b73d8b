import * as z from 'zod'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { PostSummary } from '../posts/post-view.ts'

const Instant = z.iso.datetime({ offset: true })
export const ReadCalendarInput = z.strictObject({ from: Instant, to: Instant })

export async function readCalendar(
  _ctx: Ctx,
  _input: z.infer<typeof ReadCalendarInput>,
): Promise<{ items: PostSummary[] }> {
  throw new AppError('NOT_READY')
}
