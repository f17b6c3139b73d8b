import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { PostDetail } from './post-view.ts'

export async function getPost(_ctx: Ctx, _input: { postId: string }): Promise<PostDetail> {
  throw new AppError('NOT_READY')
}
