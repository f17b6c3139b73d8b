import type { Ctx } from '../../context.ts'
import { startNow } from '../../publishing/start-now.ts'
import { appointPost } from './appoint-post.ts'
import { expectNotHandedOver } from './change-post.ts'
import type { PostDetail } from './post-view.ts'
import { whenIsNow } from './when.ts'

/** Queues a draft or a scheduled post for this moment. Throws like scheduling does. */
export async function publishPost(
  ctx: Ctx,
  input: { postId: string; revision: number },
): Promise<PostDetail> {
  return appointPost(ctx, {
    ...input,
    permission: 'post.publish',
    expect: expectNotHandedOver,
    when: (post) => whenIsNow(ctx, post),
    now: true,
    action: 'post.published-now',
    wake: (appointments) => startNow(ctx.deps, appointments),
  })
}
