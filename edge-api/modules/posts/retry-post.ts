import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { queueNow } from '../targets/change-target.ts'
import { expectUsable } from '../targets/load-target.ts'
import { loadPost } from './load-post.ts'
import type { Target } from './post.ts'
import type { PostDetail } from './post-view.ts'

export const RetryPostInput = z.strictObject({
  /** The failed targets to try again; all of them when left out. */
  targetIds: z.array(idSchema('target')).min(1).max(50).optional(),
})

/**
 * Tries failed accounts of a post again, now, all of the chosen ones or none; the others stay as they are. Throws
 * STATE_CONFLICT when one of them has not failed, or no longer.
 */
export async function retryPost(
  ctx: Ctx,
  input: z.infer<typeof RetryPostInput> & { postId: string },
): Promise<PostDetail> {
  permit(ctx, 'post.publish')
  const { post, accounts } = await loadPost(ctx, input.postId)
  const chosen = input.targetIds
    ? [...new Set(input.targetIds)].map((id, index) => targetOf(post.targets, id, index))
    : post.targets.filter(({ status }) => status === 'FAILED')
  if (chosen.length === 0 || chosen.some(({ status }) => status !== 'FAILED')) {
    throw new AppError('STATE_CONFLICT', {
      detail: 'Only accounts on which the post failed can be tried again. Load the post again.',
    })
  }
  for (const target of chosen) {
    const account = accounts.find(({ id }) => id === target.accountId)
    expectUsable(target, account ? { ...account, deletedAt: null } : null)
  }
  return queueNow(ctx, post, chosen, {
    action: 'post.retried',
    objectType: 'post',
    objectId: post.id,
    detail: { targets: chosen.map(({ id }) => id) },
  })
}

function targetOf(targets: readonly Target[], id: string, index: number): Target {
  const found = targets.find((target) => target.id === id)
  if (found) return found
  const message = `There is no target ${id} in this post.`
  throw new AppError('VALIDATION_FAILED', {
    detail: message,
    issues: [{ path: ['targetIds', index], code: 'NOT_FOUND', message }],
  })
}
