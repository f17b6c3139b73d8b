import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { PostDetail } from './post-view.ts'

export async function restorePost(_ctx: Ctx, _input: { postId: string }): Promise<PostDetail> {
  throw new AppError('NOT_READY')
}
