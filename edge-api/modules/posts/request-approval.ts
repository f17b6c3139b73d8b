import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { stepNow, withoutApproval } from './approval.ts'
import { changed, commitPost, postChanged, writeChanges } from './change-post.ts'
import { freeze, hashOfAll } from './freeze.ts'
import { expectRevision, loadPost } from './load-post.ts'
import type { ApprovalRequest } from './post-input.ts'
import type { PostDetail } from './post-view.ts'
import { detailOf } from './post-views.ts'
import { columnsOf, noTime, whenOf } from './when.ts'

/**
 * Hands a draft to those who may approve, with the time that is hoped for, if any; asking again replaces that time.
 * Throws POST_NOT_READY, so that nobody approves what cannot go out, REVISION_CONFLICT and STATE_CONFLICT.
 */
export async function requestApproval(
  ctx: Ctx,
  input: ApprovalRequest & { postId: string },
): Promise<PostDetail> {
  const organizationId = permit(ctx, 'post.edit')
  const { post: before, accounts } = await loadPost(ctx, input.postId)
  expectRevision(before, input.revision)
  if (before.status !== 'DRAFT' && before.status !== 'PENDING_APPROVAL') {
    throw new AppError('STATE_CONFLICT', {
      detail: 'Only a draft can be handed in for approval.',
    })
  }
  const isPlanned = input.at !== undefined || input.wallTime !== undefined
  const planned = isPlanned ? whenOf(ctx, before, input) : null
  const changes = {
    status: 'PENDING_APPROVAL' as const,
    ...(planned ? columnsOf(planned) : noTime),
    contentHash: await hashOfAll(await freeze(before, accounts)),
    ...withoutApproval,
    detached: before.recurrenceId !== null,
  }
  const post = changed(ctx, before, {
    ...changes,
    approvalStep: stepNow(ctx, 'post.approval-requested'),
  })
  return commitPost(ctx, {
    organizationId,
    result: detailOf(ctx.deps.config, post),
    changes: [writeChanges(ctx, before, post, changes)],
    audit: {
      action: 'post.approval-requested',
      objectType: 'post',
      objectId: post.id,
      detail: {
        revision: post.revision,
        contentHash: changes.contentHash,
        plannedFor: planned?.at.toISOString() ?? null,
      },
    },
    events: [postChanged(post)],
  })
}
