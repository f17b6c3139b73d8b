import { editablePostStatuses } from '../../../core/states.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { startNow } from '../../publishing/start-now.ts'
import { appointPost } from './appoint-post.ts'
import { alreadySending, isUnderWay } from './change-post.ts'
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
    expect(post) {
      if (editablePostStatuses.includes(post.status)) return
      if (post.targets.some(isUnderWay)) throw alreadySending()
      throw new AppError('STATE_CONFLICT', { detail: 'This post was already handed to its accounts.' })
    },
    when: (post) => whenIsNow(ctx, post),
    now: true,
    action: 'post.published-now',
    wake: (appointments) => startNow(ctx.deps, appointments),
  })
}
