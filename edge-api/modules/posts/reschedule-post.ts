import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { arm } from '../../publishing/wake-ups.ts'
import { appointPost } from './appoint-post.ts'
import { alreadySending, isUnderWay } from './change-post.ts'
import type { Appointment } from './post-input.ts'
import type { PostDetail } from './post-view.ts'
import { whenOf } from './when.ts'

/** Moves a scheduled post. Throws ALREADY_SENDING, STATE_CONFLICT, POST_NOT_READY, REVISION_CONFLICT. */
export async function reschedulePost(ctx: Ctx, input: Appointment & { postId: string }): Promise<PostDetail> {
  const { postId, revision } = input
  return appointPost(ctx, {
    postId,
    revision,
    permission: 'post.schedule',
    expect(post) {
      if (post.status === 'SCHEDULED') return
      if (post.targets.some(isUnderWay)) throw alreadySending()
      throw new AppError('STATE_CONFLICT', { detail: 'Only a scheduled post can be moved to another time.' })
    },
    when: (post) => whenOf(ctx, post, input),
    now: false,
    action: 'post.rescheduled',
    wake: (appointments) => arm(ctx.deps, appointments),
  })
}
