import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { disarm } from '../../publishing/wake-ups.ts'
import { stepNow, withoutApproval } from './approval.ts'
import { alreadySending, changed, commitPost, isUnderWay, postChanged, writeChanges } from './change-post.ts'
import { expectRevision, loadPost } from './load-post.ts'
import type { Post } from './post.ts'
import type { PostDetail } from './post-view.ts'
import { detailOf } from './post-views.ts'
import { cancelled, cancelTargets } from './queue-targets.ts'

/**
 * Takes an approval back. A scheduled post waits for approval again, keeps the time it was meant for and loses its
 * place in the queue. Throws ALREADY_SENDING once an account has begun to receive it, STATE_CONFLICT, REVISION_CONFLICT.
 */
export async function withdrawApproval(
  ctx: Ctx,
  input: { postId: string; revision: number },
): Promise<PostDetail> {
  const organizationId = permit(ctx, 'post.approve')
  const { post: before } = await loadPost(ctx, input.postId)
  expectRevision(before, input.revision)
  expectWithdrawable(before)
  const open = before.targets.filter((target) => target.status === 'QUEUED')
  const changes = {
    ...(before.status === 'DRAFT' ? {} : { status: 'PENDING_APPROVAL' as const }),
    ...withoutApproval,
    detached: before.recurrenceId !== null,
  }
  const post = changed(ctx, before, {
    ...changes,
    targets: before.targets.map((target) => (open.includes(target) ? cancelled(target) : target)),
    approvalStep: stepNow(ctx, 'post.approval-withdrawn'),
  })
  const result = await commitPost(ctx, {
    organizationId,
    result: detailOf(ctx.deps.config, post),
    changes: [writeChanges(ctx, before, post, changes), ...cancelTargets(ctx, before, open)],
    audit: {
      action: 'post.approval-withdrawn',
      objectType: 'post',
      objectId: post.id,
      detail: { revision: post.revision, contentHash: before.approvedHash },
    },
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

function expectWithdrawable(post: Post): void {
  if (post.targets.some(isUnderWay)) throw alreadySending()
  if (post.approvedHash === null) {
    throw new AppError('STATE_CONFLICT', { detail: 'This post is not approved.' })
  }
  if (post.status === 'SCHEDULED' || post.status === 'APPROVED' || post.status === 'DRAFT') return
  throw post.targets.some((target) => target.status === 'QUEUED')
    ? alreadySending()
    : new AppError('STATE_CONFLICT', { detail: 'Nothing of this post is still to go out.' })
}
