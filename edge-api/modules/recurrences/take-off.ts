import { and, eq, inArray, notExists, sql } from 'drizzle-orm'
import { requireThat, type Statement } from '../../../db/batch.ts'
import { posts, postTargets } from '../../../db/schema/index.ts'
import type { Ctx } from '../../context.ts'
import { lockPosts } from '../../publishing/post-status.ts'
import { changed, isUnderWay } from '../posts/change-post.ts'
import type { Post } from '../posts/post.ts'
import { cancelled } from '../posts/queue-targets.ts'
import { noTime } from '../posts/when.ts'

/** Fails a batch whose occurrences are no longer as they were read: one is being sent, or was changed by itself. */
export const occurrenceMovedOn = 'OCCURRENCE_MOVED_ON'

/** Whether no account has begun to receive the post, and none may have it from an earlier try. */
export const isAtRest = (post: Post) => !post.targets.some(isUnderWay)

interface TakenOff {
  /** The posts as they are afterwards: drafts whose targets are cancelled. */
  posts: Post[]
  statements: Statement[]
  /** Wake-ups that lost their meaning. */
  outdated: (string | null)[]
}

/**
 * Takes occurrences out of the queue in a few statements, however many they are. `remake` frees the posts for other
 * dates of the series, `delete` deletes them. All of them belong to one
 * series. The batch fails (see `commitSeries`) when one of them moved on.
 */
export function takeOff(ctx: Ctx, taken: readonly Post[], purpose: 'remake' | 'delete'): TakenOff {
  const [first] = taken
  if (!first) return { posts: [], statements: [], outdated: [] }
  const { organizationId } = first
  const { db, clock } = ctx.deps
  const ids = taken.map(({ id }) => id)
  const now = clock.now()
  const after =
    purpose === 'delete' ? { deletedAt: now, detached: true } : { occurrence: null, detached: false }
  const changes = { status: 'DRAFT' as const, ...noTime, contentHash: null, ...after }
  const asRead = sql.join(
    taken.map(({ id, revision, status }) => sql`(${id}, ${revision}::int, ${status})`),
    sql`, `,
  )
  const isOpen = and(
    eq(postTargets.organizationId, organizationId),
    inArray(postTargets.postId, ids),
    eq(postTargets.status, 'QUEUED'),
  )
  return {
    posts: taken.map((post) =>
      changed(ctx, post, {
        ...changes,
        // Freed posts keep their order by it until they are made anew.
        wallTime: purpose === 'delete' ? null : (post.occurrence ?? post.wallTime),
        targets: post.targets.map((target) => (target.status === 'QUEUED' ? cancelled(target) : target)),
      }),
    ),
    statements: [
      lockPosts(db, ids),
      requireThat(
        db,
        sql`(select count(*) from posts where organization_id = ${organizationId}
          and (id, revision, status) in (${asRead})) = ${ids.length}`,
        occurrenceMovedOn,
      ),
      requireThat(
        db,
        notExists(
          db
            .select({ id: postTargets.id })
            .from(postTargets)
            .where(and(isOpen, eq(postTargets.inDoubt, true))),
        ),
        occurrenceMovedOn,
      ),
      db
        .update(postTargets)
        .set({
          status: 'CANCELLED',
          generation: sql`${postTargets.generation} + 1`,
          wakeUpId: null,
          updatedAt: sql`now()`,
        })
        .where(isOpen),
      db
        .update(posts)
        .set({
          ...changes,
          wallTime: purpose === 'delete' ? null : sql`coalesce(${posts.occurrence}, ${posts.wallTime})`,
          revision: sql`${posts.revision} + 1`,
          updatedAt: now,
        })
        .where(and(eq(posts.organizationId, organizationId), inArray(posts.id, ids))),
    ],
    outdated: taken.flatMap(({ targets }) => targets.map(({ wakeUpId }) => wakeUpId)),
  }
}
