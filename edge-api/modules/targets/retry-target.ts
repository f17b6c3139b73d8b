import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { PostDetail } from '../posts/post-view.ts'

export async function retryTarget(_ctx: Ctx, _input: { targetId: string }): Promise<PostDetail> {
  throw new AppError('NOT_READY')
}
