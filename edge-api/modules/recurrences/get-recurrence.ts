import { type Ctx, permit } from '../../context.ts'
import type { RecurrenceView } from './recurrence-view.ts'
import { selectSeries, seriesNotFound, seriesView } from './series.ts'

/** One series. Throws NOT_FOUND. */
export async function getRecurrence(ctx: Ctx, input: { recurrenceId: string }): Promise<RecurrenceView> {
  const organizationId = permit(ctx, 'post.read')
  const [series] = await selectSeries(ctx, organizationId, input.recurrenceId)
  if (!series) throw seriesNotFound(input.recurrenceId)
  return seriesView(ctx, series)
}
