import { ask } from '../ask.ts'
import { changeDraft, directory, draft, lastAccounts, written } from './state.ts'

/** The accounts on screen when each organization was left, to come back to. */
const left = new Map<string, string[]>()

/** Works for another organization from now on. The words of the draft stay; the accounts are that organization's. */
export async function changeOrganization(organizationId: string): Promise<void> {
  const before = directory.value?.organizationId
  if (before && draft.value) left.set(before, draft.value.accountIds)
  const { directory: now } = await ask('account.refresh', { organizationId })
  const shown = draft.value
  if (shown === null || now?.organizationId !== organizationId) return
  const accountIds = left.get(organizationId) ?? (await lastAccounts())
  if (shown.touched) await changeDraft({ accountIds })
  else draft.value = await written({ ...shown, accountIds })
}
