import * as z from 'zod'
import { type Ctx, permit } from '../../context.ts'
import { disarm } from '../../publishing/wake-ups.ts'
import { postChanged } from '../posts/change-post.ts'
import { Revision } from '../posts/post-input.ts'
import { changedSeries, commitSeries, writeSeries } from './commit-series.ts'
import { selectFollowers } from './load-followers.ts'
import type { RecurrenceView } from './recurrence-view.ts'
import { expectActive, selectSeries, seriesChanged, seriesNotFound, seriesView } from './series.ts'
import { isAtRest, takeOff } from './take-off.ts'

export const EndRecurrenceInput = z.strictObject({ revision: Revision })

/**
 * Ends a series: what was to come of it is deleted, except for occurrences that were changed by themselves. Throws
 * REVISION_CONFLICT, and STATE_CONFLICT for one that has ended.
 */
export async function endRecurrence(
  ctx: Ctx,
  input: { recurrenceId: string; revision: number },
): Promise<RecurrenceView> {
  const { deps } = ctx
  const organizationId = permit(ctx, 'post.schedule')
  permit(ctx, 'post.delete')
  const { recurrenceId: id } = input
  let outdated: (string | null)[] = []
  const result = await commitSeries(ctx, async () => {
    const [[series], followers] = await deps.db.batch([
      selectSeries(ctx, organizationId, id),
      selectFollowers(ctx, { id, organizationId }, null),
    ])
    if (!series) throw seriesNotFound(id)
    if (series.revision !== input.revision) throw seriesChanged()
    expectActive(series)
    const after = changedSeries(ctx, series, { status: 'ENDED', extendAt: null, problem: null })
    const taken = takeOff(ctx, followers.filter(isAtRest), 'delete')
    outdated = taken.outdated
    return {
      organizationId,
      result: seriesView(ctx, after),
      changes: [writeSeries(ctx, series, after), ...taken.statements],
      audit: {
        action: 'recurrence.ended',
        objectType: 'recurrence',
        objectId: series.id,
        detail: { deleted: taken.posts.length },
      },
      events: taken.posts.map(postChanged),
    }
  })
  deps.background(disarm(deps, outdated))
  return result
}
