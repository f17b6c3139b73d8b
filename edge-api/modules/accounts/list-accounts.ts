import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { AccountView } from './account-view.ts'

export async function listAccounts(_ctx: Ctx): Promise<{ items: AccountView[] }> {
  throw new AppError('NOT_READY')
}
