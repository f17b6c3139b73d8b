import { and, eq, isNull } from 'drizzle-orm'
import { editablePostStatuses } from '../../../core/states.ts'
import { requireChange, type Statement } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { posts } from '../../../db/schema/index.ts'
import { type Commit, commit } from '../../commit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { revisionConflict } from './load-post.ts'
import type { Post, Target } from './post.ts'

/** Columns of a post that verbs change. */
export type PostChanges = Partial<
  Pick<
    Post,
    | 'status'
    | 'text'
    | 'link'
    | 'accountIds'
    | 'clipId'
    | 'scheduledAt'
    | 'timeZone'
    | 'wallTime'
    | 'contentHash'
    | 'approvedHash'
    | 'approvedBy'
    | 'approvedAt'
    | 'recurrenceId'
    | 'occurrence'
    | 'detached'
    | 'slotKey'
    | 'deletedAt'
  >
>

/** The post after a change: the revision is one higher. */
export function changed(ctx: Ctx, post: Post, changes: PostChanges & Partial<Post>): Post {
  const { approvedBy } = changes
  return {
    ...post,
    ...changes,
    // Only the caller approves, so that the name of whoever did is at hand.
    ...(approvedBy === undefined ? {} : { approvedByName: approvedBy && callerName(ctx) }),
    ...(approvedBy ? { approvalStep: null } : {}),
    revision: post.revision + 1,
    updatedAt: ctx.deps.clock.now(),
  }
}

/** Name of the person who calls; null for keys and for people of other sites. */
export function callerName({ principal }: Ctx): string | null {
  return principal.kind === 'user' ? principal.name : null
}

/** The statement for it. The batch fails with REVISION_CONFLICT when the post is no longer the one that was read. */
export function writeChanges(ctx: Ctx, before: Post, after: Post, changes: PostChanges): Statement {
  const { db } = ctx.deps
  const change = db
    .update(posts)
    .set({ ...changes, revision: after.revision, updatedAt: after.updatedAt })
    .where(
      and(
        eq(posts.id, before.id),
        eq(posts.organizationId, before.organizationId),
        eq(posts.revision, before.revision),
        before.deletedAt === null ? isNull(posts.deletedAt) : undefined,
      ),
    )
    .returning({ id: posts.id })
  return requireChange(db, change, 'REVISION_CONFLICT')
}

/** What the organization's room is told about a post. */
export function postChanged(post: Post) {
  return {
    type: 'post.changed' as const,
    postId: post.id,
    status: post.status,
    revision: post.revision,
    deleted: post.deletedAt !== null,
  }
}

export const alreadySending = () =>
  new AppError('ALREADY_SENDING', {
    detail:
      'At least one account has begun to receive this post, so it can no longer be changed or cancelled.',
  })

/** Whether a target has left our hands without a result; one that waits for another try may be live already. */
export const isUnderWay = (target: Target) =>
  target.status === 'PUBLISHING' ||
  target.status === 'CONFIRMING' ||
  (target.status === 'QUEUED' && target.inDoubt)

/** Throws unless nothing of the post was handed to its accounts: ALREADY_SENDING where one has begun to receive it, else STATE_CONFLICT. */
export function expectNotHandedOver(post: Post): void {
  if (editablePostStatuses.includes(post.status)) return
  if (post.targets.some(isUnderWay)) throw alreadySending()
  throw new AppError('STATE_CONFLICT', { detail: 'This post was already handed to its accounts.' })
}

/** `commit`, with a lost race told as the conflict it is. */
export async function commitPost<Result>(ctx: Ctx, work: Commit<Result>): Promise<Result> {
  try {
    return await commit(ctx, work)
  } catch (error) {
    switch (failedCondition(error)) {
      case 'REVISION_CONFLICT':
        throw revisionConflict()
      case 'ALREADY_SENDING':
        throw alreadySending()
      default:
        throw error
    }
  }
}
