import { and, eq, sql } from 'drizzle-orm'
import type { PlatformId } from '../../../core/platforms/index.ts'
import { duplicateOf } from '../../../db/errors.ts'
import { socialAccounts } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { actorId, type Ctx } from '../../context.ts'
import type { ConnectedAccount } from '../../platforms/platform.ts'
import type { AccountView } from './account-view.ts'
import { accountView } from './account-views.ts'
import { globalRemoteId } from './remote-id.ts'
import { sealSecrets } from './secrets.ts'

/**
 * Keeps an account that has just been connected. One that was there before takes the new tokens, is in order again,
 * and comes back if it had been disconnected.
 */
export async function storeAccount(
  ctx: Ctx,
  organizationId: string,
  platform: PlatformId,
  connected: ConnectedAccount,
): Promise<{ account: AccountView }> {
  const { db, ids, clock } = ctx.deps
  const remoteId = globalRemoteId(platform, connected.remoteId, connected.serverUrl)
  const { handle, displayName, avatarUrl, profileUrl, serverUrl, limits, scopes } = connected
  for (;;) {
    const [existing] = await db
      .select({ id: socialAccounts.id, createdAt: socialAccounts.createdAt })
      .from(socialAccounts)
      .where(
        and(
          eq(socialAccounts.organizationId, organizationId),
          eq(socialAccounts.platform, platform),
          eq(socialAccounts.remoteId, remoteId),
        ),
      )
    const id = existing?.id ?? ids.next('account')
    const profile = { handle, displayName, avatarUrl, profileUrl, serverUrl, limits, scopes }
    const fields = {
      ...profile,
      ...(await sealSecrets(ctx.deps, { id, organizationId }, connected.secrets)),
      status: 'ACTIVE' as const,
      statusDetail: null,
      connectedBy: actorId(ctx.principal),
      updatedAt: sql`now()`,
      refreshLeaseUntil: null,
      deletedAt: null,
    }
    const change = existing
      ? db.update(socialAccounts).set(fields).where(eq(socialAccounts.id, id))
      : db.insert(socialAccounts).values({ ...fields, id, organizationId, platform, remoteId })
    const createdAt = existing?.createdAt ?? clock.now()
    try {
      return await commit(ctx, {
        organizationId,
        result: {
          account: accountView({ ...profile, id, platform, status: 'ACTIVE', statusDetail: null, createdAt }),
        },
        changes: [change],
        audit: {
          action: existing ? 'account.reconnected' : 'account.connected',
          objectType: 'account',
          objectId: id,
          detail: { platform, handle },
        },
        events: [{ type: 'account.changed', accountId: id }],
      })
    } catch (error) {
      // Somebody connected the same account at the same moment: theirs is there now, and takes these tokens.
      if (existing || !duplicateOf(error, 'social_accounts_remote')) throw error
    }
  }
}
