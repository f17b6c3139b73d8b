import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { Appointment } from './post-input.ts'
import type { PostDetail } from './post-view.ts'

export async function reschedulePost(
  _ctx: Ctx,
  _input: Appointment & { postId: string },
): Promise<PostDetail> {
  throw new AppError('NOT_READY')
}
