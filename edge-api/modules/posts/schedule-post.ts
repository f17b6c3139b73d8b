import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { arm } from '../../publishing/wake-ups.ts'
import { appointPost } from './appoint-post.ts'
import type { Appointment } from './post-input.ts'
import type { PostDetail } from './post-view.ts'
import { whenOf } from './when.ts'

/** Freezes the post and queues one target per account. Throws POST_NOT_READY, REVISION_CONFLICT, STATE_CONFLICT, APPROVAL_REQUIRED. */
export async function schedulePost(ctx: Ctx, input: Appointment & { postId: string }): Promise<PostDetail> {
  const { postId, revision } = input
  return appointPost(ctx, {
    postId,
    revision,
    permission: 'post.schedule',
    expect(post) {
      if (post.status === 'DRAFT' || post.status === 'PENDING_APPROVAL' || post.status === 'APPROVED') return
      const detail =
        post.status === 'SCHEDULED'
          ? 'This post is scheduled already. Reschedule it to move it.'
          : 'Only a draft can be scheduled.'
      throw new AppError('STATE_CONFLICT', { detail })
    },
    when: (post) => whenOf(ctx, post, input),
    now: false,
    action: 'post.scheduled',
    wake: (appointments) => arm(ctx.deps, appointments),
  })
}
