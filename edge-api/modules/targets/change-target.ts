import { and, eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { requireChange } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { posts, postTargets } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { lockPosts, settlePosts } from '../../publishing/post-status.ts'
import { tellSettled } from '../../publishing/settled.ts'
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

export interface ChangeTarget {
  post: Post
  before: Target
  after: Target
  /** Columns beyond those of `after` that differ. */
  columns: PgUpdateSetSource<typeof postTargets>
  /** Columns of the post that differ. */
  postColumns?: PostChanges
  action: string
  detail?: Record<string, unknown>
}

/** Writes a person's decision about one target. Throws STATE_CONFLICT when it is no longer as the person saw it. */
export async function changeTarget(ctx: Ctx, change: ChangeTarget): Promise<PostDetail> {
  const { db, config } = ctx.deps
  const { before, after } = change
  const post = { ...withTarget(change.post, after), ...change.postColumns }
  if (change.postColumns?.approvedBy) post.approvedByName = callerName(ctx)
  const ofPost = change.postColumns
    ? [
        db
          .update(posts)
          .set(change.postColumns)
          .where(and(eq(posts.id, post.id), eq(posts.organizationId, post.organizationId))),
      ]
    : []
  const update = db
    .update(postTargets)
    .set({ ...change.columns, updatedAt: sql`now()` })
    .where(
      and(
        eq(postTargets.id, before.id),
        eq(postTargets.status, before.status),
        eq(postTargets.generation, before.generation),
      ),
    )
    .returning({ id: postTargets.id })
  try {
    return await commit(ctx, {
      organizationId: post.organizationId,
      result: detailOf(config, post),
      changes: [
        lockPosts(db, [post.id]),
        requireChange(db, update, 'STATE_CONFLICT'),
        tellSettled(ctx.deps, post.id, 'person'),
        ...ofPost,
        settlePosts(db, [post.id]),
      ],
      audit: {
        action: change.action,
        objectType: 'target',
        objectId: before.id,
        detail: change.detail ?? {},
      },
      events: [postChanged(post)],
    })
  } catch (error) {
    if (failedCondition(error) !== 'STATE_CONFLICT') throw error
    throw new AppError('STATE_CONFLICT', { detail: 'This has changed in the meantime. Load the post again.' })
  }
}

/**
 * Queues a target for this moment: a new round of tries, with the marks it had, so that a copy would be recognised.
 * Whoever may approve does so with it; throws APPROVAL_REQUIRED for others where it is asked for.
 */
export async function queueNow(ctx: Ctx, post: Post, before: Target, action: string): Promise<PostDetail> {
  const now = ctx.deps.clock.now().toISOString()
  const after: Target = {
    ...before,
    status: 'QUEUED',
    generation: before.generation + 1,
    dueAt: now,
    scheduledAt: now,
    inDoubt: false,
    errorCode: null,
    errorDetail: null,
  }
  const approval = approvalOf(ctx, post, post.contentHash ?? '')
  const result = await changeTarget(ctx, {
    post,
    before,
    after,
    ...(Object.keys(approval).length > 0 ? { postColumns: approval } : {}),
    columns: {
      ...appointedBy(ctx),
      status: 'QUEUED',
      generation: after.generation,
      dueAt: sql`now()`,
      scheduledAt: sql`now()`,
      inDoubt: false,
      checkAt: null,
      leaseUntil: null,
      errorCode: null,
      errorDetail: null,
    },
    action,
  })
  ctx.deps.background(disarm(ctx.deps, [before.wakeUpId]))
  ctx.deps.background(startNow(ctx.deps, toAppointments([after])))
  return result
}
