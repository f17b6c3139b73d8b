import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { posts } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { changed, postChanged, writeChanges } from '../posts/change-post.ts'
import { selectPosts } from '../posts/post.ts'
import { changedSeries, commitSeries, writeSeries } from './commit-series.ts'
import { extendSeries } from './extend-series.ts'
import type { RecurrenceView } from './recurrence-view.ts'
import { expectActive, type Series, selectSeries, seriesNotFound, seriesView } from './series.ts'
import type { SkipOccurrence } from './skip-occurrence.ts'

/**
 * Takes an occurrence that was left out back in; it is made again if it is still to come. The draft that was taken out
 * for it goes on by itself. Throws NOT_FOUND, STATE_CONFLICT.
 */
export async function unskipOccurrence(ctx: Ctx, input: SkipOccurrence): Promise<RecurrenceView> {
  const { deps } = ctx
  const organizationId = permit(ctx, 'post.schedule')
  const { recurrenceId, occurrence } = input
  let after: Series | null = null
  const result = await commitSeries(ctx, async () => {
    const ofDate = and(
      eq(posts.organizationId, organizationId),
      eq(posts.recurrenceId, recurrenceId),
      eq(posts.occurrence, occurrence),
    )
    const [[series], [draft]] = await deps.db.batch([
      selectSeries(ctx, organizationId, recurrenceId),
      selectPosts(
        deps.db,
        and(ofDate, isNull(posts.deletedAt), eq(posts.status, 'DRAFT'), eq(posts.detached, true)),
        { story: false },
      ),
    ])
    if (!series) throw seriesNotFound(recurrenceId)
    expectActive(series)
    const exceptions = series.exceptions.filter((each) => each !== occurrence)
    const unskipped = changedSeries(ctx, series, { exceptions, extendAt: deps.clock.now() })
    after = unskipped
    // What was taken back to draft is nobody's occurrence from here on; a draft that was not left out stays one.
    const before = draft && series.exceptions.includes(occurrence) ? draft : null
    const onItsOwn = { recurrenceId: null, occurrence: null, detached: false }
    const freed = before && changed(ctx, before, onItsOwn)
    return {
      organizationId,
      result: seriesView(ctx, unskipped),
      changes: [
        writeSeries(ctx, series, unskipped),
        // The deleted post no longer stands for the date, so that another can.
        deps.db
          .update(posts)
          .set({ recurrenceId: null, occurrence: null })
          .where(and(ofDate, isNotNull(posts.deletedAt))),
        ...(before && freed ? [writeChanges(ctx, before, freed, onItsOwn)] : []),
      ],
      audit: {
        action: 'recurrence.unskipped',
        objectType: 'recurrence',
        objectId: series.id,
        detail: { occurrence },
      },
      events: freed ? [postChanged(freed)] : [],
    }
  })
  if (after) await extendSeries(ctx, after)
  return result
}
