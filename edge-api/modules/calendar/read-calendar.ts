import { and, eq, gte, isNull, lt } from 'drizzle-orm'
import * as z from 'zod'
import { posts } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { selectPosts } from '../posts/post.ts'
import type { PostSummary } from '../posts/post-view.ts'
import { summaryOf } from '../posts/post-views.ts'

const Instant = z.iso.datetime({ offset: true })
export const ReadCalendarInput = z.strictObject({ from: Instant, to: Instant })

/** Longest range, in days: two months and the days of the weeks around them. */
const longestRange = 62
/** Beyond these years the database and JavaScript no longer agree on how a date is written. */
const earliest = Date.UTC(1970, 0)
const latest = Date.UTC(9000, 0)
/** More posts than any calendar can show at once. */
const mostPosts = 2_000

/**
 * Posts whose moment lies in the range, in its order. Publishing now makes that moment, so that published posts are
 * found by the same index. Throws VALIDATION_FAILED for a range that is empty or longer than 62 days.
 */
export async function readCalendar(
  ctx: Ctx,
  input: z.infer<typeof ReadCalendarInput>,
): Promise<{ items: PostSummary[] }> {
  const organizationId = permit(ctx, 'post.read')
  const { db, config } = ctx.deps
  const from = new Date(input.from)
  const to = new Date(input.to)
  const days = (to.getTime() - from.getTime()) / 86_400_000
  if (days <= 0 || days > longestRange || from.getTime() < earliest || to.getTime() > latest) {
    const message = `Ask for a range of at most ${longestRange} days that ends after it begins, from the year 1970 on.`
    throw new AppError('VALIDATION_FAILED', {
      detail: message,
      issues: [{ path: ['to'], code: 'RANGE_NOT_ALLOWED', message }],
    })
  }
  const rows = await selectPosts(
    db,
    and(
      eq(posts.organizationId, organizationId),
      gte(posts.scheduledAt, from),
      lt(posts.scheduledAt, to),
      isNull(posts.deletedAt),
    ),
    { story: false },
  )
    .orderBy(posts.scheduledAt, posts.id)
    .limit(mostPosts)
  return { items: rows.map((post) => summaryOf(config, post)) }
}
