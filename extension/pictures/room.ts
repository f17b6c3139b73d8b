import { imageLimitsFor } from '../../core/images/limits.ts'
import type { Draft } from '../drafts/draft.ts'
import { usableAccounts } from '../popup/facts.ts'
import { directory } from '../popup/state.ts'

/** How many pictures the accounts take that are chosen for a draft. */
export function roomFor({ accountIds }: Draft): number {
  const accounts = usableAccounts(directory.value?.accounts ?? [])
  return imageLimitsFor(accounts.filter(({ id }) => accountIds.includes(id))).max
}
