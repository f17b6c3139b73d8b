import { isCertainlyOffline } from '../../../core/holds.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { disarm } from '../../publishing/wake-ups.ts'
import { leaveOut } from '../recurrences/leave-out.ts'
import { alreadySending, changed, commitPost, isUnderWay, postChanged, writeChanges } from './change-post.ts'
import { expectRevision, loadPost } from './load-post.ts'
import type { PostDetail } from './post-view.ts'
import { detailOf } from './post-views.ts'
import { cancelled, cancelTargets } from './queue-targets.ts'
import { noTime } from './when.ts'

/**
 * Takes a post that is live nowhere back to draft: a scheduled one, one that failed everywhere, one held back for
 * being late. Throws ALREADY_SENDING when an account has begun to receive it.
 */
export async function cancelPost(ctx: Ctx, input: { postId: string; revision: number }): Promise<PostDetail> {
  const organizationId = permit(ctx, 'post.schedule')
  const { post: before } = await loadPost(ctx, input.postId)
  expectRevision(before, input.revision)
  const open = before.targets.filter((target) => target.status !== 'CANCELLED')
  if (open.some(isUnderWay)) throw alreadySending()
  if (open.length === 0) {
    throw new AppError('STATE_CONFLICT', {
      detail: 'This post is not scheduled, so there is nothing to cancel.',
    })
  }
  if (!open.every(isCertainlyOffline)) {
    throw new AppError('STATE_CONFLICT', {
      detail: 'This post is live on at least one account, or may be. It cannot become a draft again.',
    })
  }
  const changes = {
    status: 'DRAFT' as const,
    ...noTime,
    contentHash: null,
    detached: before.recurrenceId !== null,
  }
  const targets = before.targets.map((target) => (open.includes(target) ? cancelled(target) : target))
  const post = changed(ctx, before, { ...changes, targets })
  const result = await commitPost(ctx, {
    organizationId,
    result: detailOf(ctx.deps.config, post),
    changes: [
      writeChanges(ctx, before, post, changes),
      ...cancelTargets(ctx, before, open),
      ...leaveOut(ctx, before),
    ],
    audit: { action: 'post.cancelled', objectType: 'post', objectId: post.id },
    events: [postChanged(post)],
  })
  ctx.deps.background(
    disarm(
      ctx.deps,
      open.map((target) => target.wakeUpId),
    ),
  )
  return result
}
