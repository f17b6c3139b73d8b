import { and, eq, isNull } from 'drizzle-orm'
import { socialAccounts } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import type { AccountView } from './account-view.ts'
import { accountView } from './account-views.ts'

/** Most accounts that are listed; an organization has a few dozen. */
const most = 500

/** The connected accounts, oldest first. */
export async function listAccounts(ctx: Ctx): Promise<{ items: AccountView[] }> {
  const organizationId = permit(ctx, 'account.read')
  const rows = await ctx.deps.db
    .select()
    .from(socialAccounts)
    .where(and(eq(socialAccounts.organizationId, organizationId), isNull(socialAccounts.deletedAt)))
    .orderBy(socialAccounts.id)
    .limit(most)
  return { items: rows.map(accountView) }
}
