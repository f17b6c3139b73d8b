import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { isHeldBack } from '../../../core/holds.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { Post, Target } from '../posts/post.ts'
import type { PostDetail } from '../posts/post-view.ts'
import { cancelled } from '../posts/queue-targets.ts'
import { aboutTarget, changeTargets, queueNow } from './change-target.ts'
import { expectUsable, loadTarget } from './load-target.ts'

export const ReviewAnswer = z.strictObject({
  answer: z.enum(['live', 'not-live', 'leave-unsent']),
  /** Address of the live post, if the person has it. */
  remoteUrl: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .optional(),
})

/**
 * A person's answer about a target that waits for one: `live` records it as published, `not-live` queues it for this
 * moment, `leave-unsent` takes a target off that was held back before anything was sent. Throws STATE_CONFLICT when it
 * does not wait, or no longer.
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
  switch (input.answer) {
    case 'live':
      return recordLive(ctx, post, target, input.remoteUrl ?? null)
    case 'leave-unsent':
      return leaveUnsent(ctx, post, target)
    case 'not-live':
      expectUsable(target, account)
      return queueNow(ctx, post, [target], aboutTarget(target, 'target.resolved-not-live'))
  }
}

function recordLive(ctx: Ctx, post: Post, before: Target, remoteUrl: string | null): Promise<PostDetail> {
  const settled = {
    status: 'PUBLISHED' as const,
    remoteUrl,
    inDoubt: false,
    errorCode: null,
    errorDetail: null,
  }
  const change = {
    before,
    after: { ...before, ...settled, publishedAt: ctx.deps.clock.now().toISOString() },
    columns: { ...settled, publishedAt: sql`now()`, checkAt: null },
  }
  return changeTargets(ctx, post, [change], aboutTarget(before, 'target.resolved-live', { remoteUrl }))
}

function leaveUnsent(ctx: Ctx, post: Post, before: Target): Promise<PostDetail> {
  if (!isHeldBack(before)) {
    throw new AppError('STATE_CONFLICT', {
      detail: 'This may be live already, so it cannot be left unsent. Say whether it is there.',
    })
  }
  const after = cancelled(before)
  const { status, generation } = after
  const change = { before, after, columns: { status, generation, wakeUpId: null } }
  return changeTargets(ctx, post, [change], aboutTarget(before, 'target.left-unsent'))
}
