import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { ClipView } from './clip-view.ts'

export async function getClip(_ctx: Ctx, _input: { clipId: string }): Promise<ClipView> {
  throw new AppError('NOT_READY')
}
