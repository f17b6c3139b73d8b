import { type Ctx, permit } from '../../context.ts'
import { postNotFound } from './load-post.ts'
import { isPost, selectPosts } from './post.ts'
import type { PostDetail } from './post-view.ts'
import { detailOf } from './post-views.ts'

/** One post with its whole story. Throws NOT_FOUND, also for a deleted post. */
export async function getPost(ctx: Ctx, input: { postId: string }): Promise<PostDetail> {
  const organizationId = permit(ctx, 'post.read')
  const { db, config } = ctx.deps
  const [post] = await selectPosts(db, isPost(organizationId, input.postId), { story: true })
  if (!post || post.deletedAt) throw postNotFound(input.postId)
  return detailOf(config, post)
}
