import { and, eq, isNull } from 'drizzle-orm'
import * as z from 'zod'
import { occursAt } from '../../../core/recurrence.ts'
import { editablePostStatuses } from '../../../core/states.ts'
import { posts } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { disarm } from '../../publishing/wake-ups.ts'
import { alreadySending, isUnderWay, postChanged } from '../posts/change-post.ts'
import { type Post, selectPosts } from '../posts/post.ts'
import { WallTime } from '../posts/post-input.ts'
import { changedSeries, commitSeries, writeSeries } from './commit-series.ts'
import { notAnOccurrence } from './recurrence-input.ts'
import type { RecurrenceView } from './recurrence-view.ts'
import { selectSeries, seriesNotFound, seriesView } from './series.ts'
import { takeOff } from './take-off.ts'

export const SkipOccurrenceInput = z.strictObject({ occurrence: WallTime })
export type SkipOccurrence = z.infer<typeof SkipOccurrenceInput> & { recurrenceId: string }

/**
 * Leaves one occurrence out: its post is deleted, and no other is made for it. Throws ALREADY_SENDING and STATE_CONFLICT
 * when it is on its way or live, VALIDATION_FAILED when the series has no such occurrence.
 */
export async function skipOccurrence(ctx: Ctx, input: SkipOccurrence): Promise<RecurrenceView> {
  const { deps } = ctx
  const organizationId = permit(ctx, 'post.schedule')
  permit(ctx, 'post.delete')
  const { recurrenceId, occurrence } = input
  let outdated: (string | null)[] = []
  const result = await commitSeries(ctx, async () => {
    const [[series], [post]] = await deps.db.batch([
      selectSeries(ctx, organizationId, recurrenceId),
      selectPosts(
        deps.db,
        and(
          eq(posts.organizationId, organizationId),
          eq(posts.recurrenceId, recurrenceId),
          eq(posts.occurrence, occurrence),
          isNull(posts.deletedAt),
        ),
        { story: false },
      ),
    ])
    if (!series) throw seriesNotFound(recurrenceId)
    if (!post && !occursAt(series, occurrence)) throw notAnOccurrence(occurrence)
    if (post) expectOpen(post)
    const exceptions = [...new Set([...series.exceptions, occurrence])].sort()
    const after = changedSeries(ctx, series, { exceptions })
    const taken = takeOff(ctx, post ? [post] : [], 'delete')
    outdated = taken.outdated
    return {
      organizationId,
      result: seriesView(ctx, after),
      changes: [writeSeries(ctx, series, after), ...taken.statements],
      audit: {
        action: 'recurrence.skipped',
        objectType: 'recurrence',
        objectId: series.id,
        detail: { occurrence },
      },
      events: taken.posts.map(postChanged),
    }
  })
  deps.background(disarm(deps, outdated))
  return result
}

function expectOpen(post: Post): void {
  if (post.targets.some(isUnderWay)) throw alreadySending()
  if (editablePostStatuses.includes(post.status)) return
  throw new AppError('STATE_CONFLICT', {
    detail: 'This occurrence was already handed to its accounts, so it can no longer be left out.',
  })
}
