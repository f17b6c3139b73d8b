import { and, eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { requireChange } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { posts, postTargets } from '../../../db/schema/index.ts'
import { type Commit, commit } from '../../commit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { lockPosts } from '../../publishing/post-status.ts'
import { settleAndTell } from '../../publishing/settled.ts'
import { startNow } from '../../publishing/start-now.ts'
import { disarm } from '../../publishing/wake-ups.ts'
import { toAppointments } from '../posts/appoint-post.ts'
import { approvalOf } from '../posts/approval.ts'
import { callerName, type PostChanges, postChanged } from '../posts/change-post.ts'
import type { Post, Target } from '../posts/post.ts'
import type { PostDetail } from '../posts/post-view.ts'
import { detailOf } from '../posts/post-views.ts'
import { appointedBy } from '../posts/queue-targets.ts'
import { withTarget } from './load-target.ts'

interface ChangeTarget {
  before: Target
  after: Target
  /** Columns beyond those of `after` that differ. */
  columns: PgUpdateSetSource<typeof postTargets>
}

/**
 * Writes a person's decision about targets of one post, all of them or none. Throws STATE_CONFLICT when one is no
 * longer as the person saw it.
 *
 * @param postChanges columns of the post that change with them
 */
export async function changeTargets(
  ctx: Ctx,
  before: Post,
  changes: readonly ChangeTarget[],
  audit: Commit<PostDetail>['audit'],
  postChanges: PostChanges = {},
): Promise<PostDetail> {
  const { db, config } = ctx.deps
  const post = {
    ...changes.reduce((all, { after }) => withTarget(all, after), before),
    ...postChanges,
    ...(postChanges.approvedBy ? { approvedByName: callerName(ctx) } : {}),
  }
  const ofPost =
    Object.keys(postChanges).length > 0
      ? [
          db
            .update(posts)
            .set(postChanges)
            .where(and(eq(posts.id, post.id), eq(posts.organizationId, post.organizationId))),
        ]
      : []
  const updates = changes.map(({ before, columns }) => {
    const update = db
      .update(postTargets)
      .set({ ...columns, updatedAt: sql`now()` })
      .where(
        and(
          eq(postTargets.id, before.id),
          eq(postTargets.organizationId, post.organizationId),
          eq(postTargets.status, before.status),
          eq(postTargets.generation, before.generation),
        ),
      )
      .returning({ id: postTargets.id })
    return requireChange(db, update, 'STATE_CONFLICT')
  })
  try {
    return await commit(ctx, {
      organizationId: post.organizationId,
      result: detailOf(config, post),
      changes: [lockPosts(db, [post.id]), ...updates, ...ofPost, settleAndTell(ctx.deps, post.id, 'person')],
      audit,
      events: [postChanged(post)],
    })
  } catch (error) {
    if (failedCondition(error) !== 'STATE_CONFLICT') throw error
    throw new AppError('STATE_CONFLICT', { detail: 'This has changed in the meantime. Load the post again.' })
  }
}

/** The audit row about one target. */
export const aboutTarget = (target: Target, action: string, detail: Record<string, unknown> = {}) => ({
  action,
  objectType: 'target',
  objectId: target.id,
  detail,
})

/**
 * Queues targets for this moment: a new round of tries, with the marks they had, so that a copy would be recognised.
 * Whoever may approve does so with it; throws APPROVAL_REQUIRED for others where it is asked for.
 */
export async function queueNow(
  ctx: Ctx,
  post: Post,
  targets: readonly Target[],
  audit: Commit<PostDetail>['audit'],
): Promise<PostDetail> {
  const now = ctx.deps.clock.now().toISOString()
  const changes = targets.map((before): ChangeTarget => {
    const generation = before.generation + 1
    return {
      before,
      after: {
        ...before,
        status: 'QUEUED',
        generation,
        dueAt: now,
        scheduledAt: now,
        inDoubt: false,
        errorCode: null,
        errorDetail: null,
      },
      columns: {
        status: 'QUEUED',
        generation,
        dueAt: sql`now()`,
        scheduledAt: sql`now()`,
        inDoubt: false,
        // Whoever has it sent now answers for it from here on.
        ...appointedBy(ctx),
        checkAt: null,
        leaseUntil: null,
        errorCode: null,
        errorDetail: null,
      },
    }
  })
  const approval = approvalOf(ctx, post, post.contentHash ?? '')
  const result = await changeTargets(ctx, post, changes, audit, approval)
  const wakeUps = targets.map(({ wakeUpId }) => wakeUpId)
  ctx.deps.background(disarm(ctx.deps, wakeUps))
  ctx.deps.background(startNow(ctx.deps, toAppointments(changes.map(({ after }) => after))))
  return result
}
