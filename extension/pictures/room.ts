import type { Draft } from '../drafts/draft.ts'
import { usableAccounts } from '../popup/facts.ts'
import { directory } from '../popup/state.ts'
import { limitsFor } from './limits.ts'

/** How many pictures the accounts take that are chosen for a draft. */
export function roomFor({ accountIds }: Draft): number {
  const accounts = usableAccounts(directory.value?.accounts ?? [])
  return limitsFor(accounts.filter(({ id }) => accountIds.includes(id))).max
}
