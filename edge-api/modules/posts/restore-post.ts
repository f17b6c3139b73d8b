import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { changed, commitPost, postChanged, writeChanges } from './change-post.ts'
import { undoMilliseconds } from './delete-post.ts'
import { loadPost } from './load-post.ts'
import type { PostDetail } from './post-view.ts'
import { detailOf } from './post-views.ts'

/** Brings a deleted post back: what had been scheduled is a draft now. Throws STATE_CONFLICT after ten minutes. */
export async function restorePost(ctx: Ctx, input: { postId: string }): Promise<PostDetail> {
  const organizationId = permit(ctx, 'post.delete')
  const { post: before } = await loadPost(ctx, input.postId, {}, { deleted: true })
  const age = ctx.deps.clock.now().getTime() - (before.deletedAt?.getTime() ?? 0)
  if (age > undoMilliseconds) {
    throw new AppError('STATE_CONFLICT', {
      detail: 'A deleted post can be brought back for ten minutes only.',
    })
  }
  const post = changed(ctx, before, { deletedAt: null })
  return commitPost(ctx, {
    organizationId,
    result: detailOf(ctx.deps.config, post),
    changes: [writeChanges(ctx, before, post, { deletedAt: null })],
    audit: { action: 'post.restored', objectType: 'post', objectId: post.id },
    events: [postChanged(post)],
  })
}
