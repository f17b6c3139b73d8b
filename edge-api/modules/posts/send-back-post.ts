import * as z from 'zod'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { stepNow } from './approval.ts'
import { changed, commitPost, postChanged, writeChanges } from './change-post.ts'
import { expectRevision, loadPost } from './load-post.ts'
import { Revision } from './post-input.ts'
import type { PostDetail } from './post-view.ts'
import { detailOf } from './post-views.ts'
import { noTime } from './when.ts'

export const SendBackInput = z.strictObject({
  revision: Revision,
  /** What has to change, for whoever wrote it. */
  comment: z.string().trim().min(1).max(1000),
})

/** Declines a post that waits for approval: it is a draft again, with a comment. Throws REVISION_CONFLICT, STATE_CONFLICT. */
export async function sendBackPost(
  ctx: Ctx,
  input: z.infer<typeof SendBackInput> & { postId: string },
): Promise<PostDetail> {
  const organizationId = permit(ctx, 'post.approve')
  const { post: before } = await loadPost(ctx, input.postId)
  expectRevision(before, input.revision)
  if (before.status !== 'PENDING_APPROVAL') {
    throw new AppError('STATE_CONFLICT', { detail: 'This post does not wait for approval.' })
  }
  const { comment } = input
  const changes = {
    status: 'DRAFT' as const,
    ...noTime,
    contentHash: null,
    // Its series must not schedule again what somebody declined.
    detached: before.recurrenceId !== null,
  }
  const post = changed(ctx, before, {
    ...changes,
    approvalStep: stepNow(ctx, 'post.sent-back', comment),
  })
  return commitPost(ctx, {
    organizationId,
    result: detailOf(ctx.deps.config, post),
    changes: [writeChanges(ctx, before, post, changes)],
    audit: {
      action: 'post.sent-back',
      objectType: 'post',
      objectId: post.id,
      detail: { revision: post.revision, comment },
    },
    events: [postChanged(post)],
  })
}
