import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'

export async function disconnectAccount(_ctx: Ctx, _input: { accountId: string }): Promise<{ id: string }> {
  throw new AppError('NOT_READY')
}
