import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { Target } from '../posts/post.ts'
import type { PostDetail } from '../posts/post-view.ts'
import { changeTarget, queueNow } from './change-target.ts'
import { expectUsable, loadTarget } from './load-target.ts'

export const ReviewAnswer = z.strictObject({
  answer: z.enum(['live', 'not-live']),
  /** Address of the live post, if the person has it. */
  remoteUrl: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .optional(),
})

/**
 * A person's answer about a target that waits for one: `live` records it as published, `not-live` queues it for this
 * moment. Throws STATE_CONFLICT when it does not wait, or no longer.
 */
export async function resolveTarget(
  ctx: Ctx,
  input: z.infer<typeof ReviewAnswer> & { targetId: string },
): Promise<PostDetail> {
  permit(ctx, 'post.review')
  const { post, target, account } = await loadTarget(ctx, input.targetId)
  if (target.status !== 'NEEDS_REVIEW') {
    throw new AppError('STATE_CONFLICT', { detail: 'This account does not wait for an answer.' })
  }
  if (input.answer === 'not-live') {
    expectUsable(target, account)
    return queueNow(ctx, post, target, 'target.resolved-not-live')
  }
  const after: Target = {
    ...target,
    status: 'PUBLISHED',
    remoteUrl: input.remoteUrl ?? null,
    publishedAt: ctx.deps.clock.now().toISOString(),
    inDoubt: false,
    errorCode: null,
    errorDetail: null,
  }
  return changeTarget(ctx, {
    post,
    before: target,
    after,
    columns: {
      status: 'PUBLISHED',
      remoteUrl: after.remoteUrl,
      publishedAt: sql`now()`,
      inDoubt: false,
      checkAt: null,
      errorCode: null,
      errorDetail: null,
    },
    action: 'target.resolved-live',
    detail: { remoteUrl: after.remoteUrl },
  })
}
