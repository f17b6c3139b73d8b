import { and, asc, eq, gte, isNotNull, isNull, or } from 'drizzle-orm'
import { wallTimeOf } from '../../../core/time.ts'
import { posts } from '../../../db/schema/index.ts'
import type { Ctx } from '../../context.ts'
import { type Post, type PostMedium, selectPosts } from '../posts/post.ts'
import { type Account, selectNamed } from '../posts/references.ts'
import { type Series, selectSeries } from './series.ts'
import { type ApprovalState, selectApprovals, selectPolicy } from './series-approval.ts'

/** Everything that decides which occurrences of a series are to be made. */
export interface SeriesState extends ApprovalState {
  series: Series
  accounts: Account[]
  media: PostMedium[]
  /** Drafts of the series: those freed for another date come first, then those that could not be scheduled so far. */
  drafts: Post[]
  /** Occurrences that have their post already, deleted ones included. */
  taken: Set<string>
  /** How late a post may go out, in milliseconds. */
  tolerance: number
}

const day = 86_400_000

/** Reads it in one round trip. Null when the series is gone or was changed since it was read first. */
export async function loadState(ctx: Ctx, known: Series): Promise<SeriesState | null> {
  const { db, clock } = ctx.deps
  const { organizationId } = known
  const named = selectNamed(ctx, known.content)
  const yesterday = wallTimeOf(new Date(clock.now().getTime() - 2 * day).toISOString(), known.timeZone)
  const since = known.madeUntil !== null && known.madeUntil < yesterday ? known.madeUntil : yesterday
  const ofSeries = and(eq(posts.organizationId, organizationId), eq(posts.recurrenceId, known.id))
  const [[series], accounts, media, drafts, taken, [organization], approvals] = await db.batch([
    selectSeries(ctx, organizationId, known.id),
    named.accounts,
    named.media,
    selectPosts(
      db,
      and(
        ofSeries,
        eq(posts.detached, false),
        isNull(posts.deletedAt),
        eq(posts.status, 'DRAFT'),
        or(isNull(posts.occurrence), gte(posts.occurrence, yesterday)),
      ),
      { story: false },
    )
      .orderBy(asc(posts.wallTime), asc(posts.id))
      .limit(200),
    db
      .select({ occurrence: posts.occurrence })
      .from(posts)
      .where(and(ofSeries, isNotNull(posts.occurrence), gte(posts.occurrence, since))),
    selectPolicy(ctx, organizationId),
    selectApprovals(ctx, organizationId, known.id),
  ])
  if (!series || series.revision !== known.revision || !organization) return null
  return {
    series,
    accounts,
    media,
    drafts,
    taken: new Set(taken.map(({ occurrence }) => occurrence ?? '')),
    tolerance: organization.late * 1000,
    requiresApproval: organization.requiresApproval,
    approvals,
  }
}
