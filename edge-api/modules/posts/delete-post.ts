import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { DeletedPost } from './post-view.ts'

export async function deletePost(
  _ctx: Ctx,
  _input: { postId: string; revision: number },
): Promise<DeletedPost> {
  throw new AppError('NOT_READY')
}
