import { and, eq, isNotNull } from 'drizzle-orm'
import { posts } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { changedSeries, commitSeries, writeSeries } from './commit-series.ts'
import { extendSeries } from './extend-series.ts'
import type { RecurrenceView } from './recurrence-view.ts'
import { expectActive, type Series, selectSeries, seriesNotFound, seriesView } from './series.ts'
import type { SkipOccurrence } from './skip-occurrence.ts'

/** Takes an occurrence that was left out back in; it is made again if it is still to come. Throws NOT_FOUND, STATE_CONFLICT. */
export async function unskipOccurrence(ctx: Ctx, input: SkipOccurrence): Promise<RecurrenceView> {
  const { deps } = ctx
  const organizationId = permit(ctx, 'post.schedule')
  const { recurrenceId, occurrence } = input
  let after: Series | null = null
  const result = await commitSeries(ctx, async () => {
    const [series] = await selectSeries(ctx, organizationId, recurrenceId)
    if (!series) throw seriesNotFound(recurrenceId)
    expectActive(series)
    const exceptions = series.exceptions.filter((each) => each !== occurrence)
    const changed = changedSeries(ctx, series, { exceptions, extendAt: deps.clock.now() })
    after = changed
    return {
      organizationId,
      result: seriesView(ctx, changed),
      changes: [
        writeSeries(ctx, series, changed),
        // The deleted post no longer stands for the date, so that another can.
        deps.db
          .update(posts)
          .set({ recurrenceId: null, occurrence: null })
          .where(
            and(
              eq(posts.organizationId, organizationId),
              eq(posts.recurrenceId, recurrenceId),
              eq(posts.occurrence, occurrence),
              isNotNull(posts.deletedAt),
            ),
          ),
      ],
      audit: {
        action: 'recurrence.unskipped',
        objectType: 'recurrence',
        objectId: series.id,
        detail: { occurrence },
      },
    }
  })
  if (after) await extendSeries(ctx, after)
  return result
}
