import { isCertainlyOffline } from '../../../core/holds.ts'
import { derivePostStatus } from '../../../core/states.ts'
import { type Ctx, permit } from '../../context.ts'
import { disarm } from '../../publishing/wake-ups.ts'
import { leaveOut } from '../recurrences/leave-out.ts'
import { alreadySending, changed, commitPost, isUnderWay, postChanged, writeChanges } from './change-post.ts'
import { expectRevision, loadPost } from './load-post.ts'
import type { DeletedPost } from './post-view.ts'
import { cancelled, cancelTargets } from './queue-targets.ts'
import { noTime } from './when.ts'

/** How long a deleted post can be brought back, in milliseconds. */
export const undoMilliseconds = 10 * 60 * 1000

/**
 * Deletes a post, for ten minutes with undo, and cancels what has not gone out. What is live on a platform stays
 * live there. Throws ALREADY_SENDING while an account is receiving it.
 */
export async function deletePost(
  ctx: Ctx,
  input: { postId: string; revision: number },
): Promise<DeletedPost> {
  const organizationId = permit(ctx, 'post.delete')
  const { post: before } = await loadPost(ctx, input.postId)
  expectRevision(before, input.revision)
  if (before.targets.some(isUnderWay)) throw alreadySending()
  const takenBack = before.targets.filter(isCertainlyOffline)
  // What is still to go out is cancelled by this, and what waits for an answer gets none any more.
  if (takenBack.some((target) => target.status !== 'FAILED')) permit(ctx, 'post.schedule')
  const targets = before.targets.map((target) => (takenBack.includes(target) ? cancelled(target) : target))
  const deletedAt = ctx.deps.clock.now()
  const status = targets.length === 0 ? before.status : derivePostStatus(targets.map((each) => each.status))
  const changes = {
    deletedAt,
    status,
    detached: before.recurrenceId !== null,
    slotKey: null,
    ...(status === 'DRAFT' ? { ...noTime, contentHash: null } : {}),
  }
  const post = changed(ctx, before, { ...changes, targets })
  const result = await commitPost(ctx, {
    organizationId,
    result: {
      id: post.id,
      deletedAt: deletedAt.toISOString(),
      undoUntil: new Date(deletedAt.getTime() + undoMilliseconds).toISOString(),
    },
    changes: [
      writeChanges(ctx, before, post, changes),
      ...cancelTargets(ctx, before, takenBack),
      ...leaveOut(ctx, before),
    ],
    audit: { action: 'post.deleted', objectType: 'post', objectId: post.id },
    events: [postChanged(post)],
  })
  ctx.deps.background(
    disarm(
      ctx.deps,
      takenBack.map((target) => target.wakeUpId),
    ),
  )
  return result
}
