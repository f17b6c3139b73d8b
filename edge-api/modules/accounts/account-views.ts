import type { socialAccounts } from '../../../db/schema/index.ts'
import type { AccountView } from './account-view.ts'

type AccountRow = typeof socialAccounts.$inferSelect

/** An account without its secrets. */
export function accountView(
  account: Omit<AccountView, 'createdAt'> & Pick<AccountRow, 'createdAt'>,
): AccountView {
  const { id, platform, handle, displayName, avatarUrl, profileUrl, serverUrl } = account
  const { status, statusDetail, limits, createdAt } = account
  return {
    id,
    platform,
    handle,
    displayName,
    avatarUrl,
    profileUrl,
    serverUrl,
    status,
    statusDetail,
    limits,
    createdAt: createdAt.toISOString(),
  }
}
