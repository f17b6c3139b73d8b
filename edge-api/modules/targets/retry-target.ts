import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { PostDetail } from '../posts/post-view.ts'
import { aboutTarget, queueNow } from './change-target.ts'
import { expectUsable, loadTarget } from './load-target.ts'

/** Tries a failed account again, now; the others stay as they are. Throws STATE_CONFLICT unless it failed. */
export async function retryTarget(ctx: Ctx, input: { targetId: string }): Promise<PostDetail> {
  permit(ctx, 'post.publish')
  const { post, target, account } = await loadTarget(ctx, input.targetId)
  if (target.status !== 'FAILED') {
    throw new AppError('STATE_CONFLICT', {
      detail: 'Only an account on which the post failed can be tried again.',
    })
  }
  expectUsable(target, account)
  return queueNow(ctx, post, [target], aboutTarget(target, 'target.retried'))
}
