import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { requireChange } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { posts, postTargets, socialAccounts } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { tellRoom } from '../../publishing/journal.ts'
import { lockPosts, settlePosts } from '../../publishing/post-status.ts'
import { disarm } from '../../publishing/wake-ups.ts'

/**
 * Disconnects an account: its tokens are erased and what is queued on it is cancelled. What is live stays live. What is
 * scheduled on it at this very moment fails at its time, with the reason. Throws NOT_FOUND.
 */
export async function disconnectAccount(ctx: Ctx, input: { accountId: string }): Promise<{ id: string }> {
  const organizationId = permit(ctx, 'account.disconnect')
  const { db } = ctx.deps
  const { accountId } = input
  const isQueued = and(
    eq(postTargets.organizationId, organizationId),
    eq(postTargets.accountId, accountId),
    eq(postTargets.status, 'QUEUED'),
    eq(postTargets.inDoubt, false),
  )
  const queued = await db
    .select({ postId: postTargets.postId, wakeUpId: postTargets.wakeUpId })
    .from(postTargets)
    .where(isQueued)
  const postIds = [...new Set(queued.map(({ postId }) => postId))]
  const erase = db
    .update(socialAccounts)
    .set({
      deletedAt: sql`now()`,
      sealedAccessToken: null,
      sealedRefreshToken: null,
      sealedExtra: null,
      tokenExpiresAt: null,
      updatedAt: sql`now()`,
    })
    .where(
      and(
        eq(socialAccounts.id, accountId),
        eq(socialAccounts.organizationId, organizationId),
        isNull(socialAccounts.deletedAt),
      ),
    )
    .returning({ id: socialAccounts.id })
  const cancel = db
    .update(postTargets)
    .set({
      status: 'CANCELLED',
      generation: sql`${postTargets.generation} + 1`,
      errorCode: 'ACCOUNT_DISCONNECTED',
      errorDetail: 'The account was disconnected.',
      wakeUpId: null,
      updatedAt: sql`now()`,
    })
    .where(and(isQueued, inArray(postTargets.postId, postIds)))
  // A revision of its own, so that whoever edits the post learns that it lost an account.
  const revise = db
    .update(posts)
    .set({ revision: sql`${posts.revision} + 1` })
    .where(and(eq(posts.organizationId, organizationId), inArray(posts.id, postIds)))
  const ofPosts =
    postIds.length > 0
      ? [cancel, settlePosts(db, postIds), revise, ...postIds.map((postId) => tellRoom(ctx.deps, postId))]
      : []
  try {
    await commit(ctx, {
      organizationId,
      result: { id: accountId },
      changes: [
        ...(postIds.length > 0 ? [lockPosts(db, postIds)] : []),
        requireChange(db, erase, 'NOT_FOUND'),
        ...ofPosts,
      ],
      audit: {
        action: 'account.disconnected',
        objectType: 'account',
        objectId: accountId,
        detail: { cancelled: queued.length },
      },
      events: [{ type: 'account.changed', accountId }],
    })
  } catch (error) {
    if (failedCondition(error) !== 'NOT_FOUND') throw error
    throw new AppError('NOT_FOUND', { detail: `There is no account ${accountId} in this organization.` })
  }
  ctx.deps.background(
    disarm(
      ctx.deps,
      queued.map(({ wakeUpId }) => wakeUpId),
    ),
  )
  return { id: accountId }
}
