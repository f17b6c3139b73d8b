import * as z from 'zod/mini'
import { read, type Store } from '../storage/store.ts'

const key = 'accounts-of'
const AccountsOf = z.record(z.string(), z.array(z.string()))

/** The accounts that were chosen last in an organization, to begin with when a person comes back to it. */
export async function readAccountsOf(device: Store, organizationId: string | null): Promise<string[]> {
  if (organizationId === null) return []
  return (await read(device, key, AccountsOf))?.[organizationId] ?? []
}

export async function saveAccountsOf(
  device: Store,
  organizationId: string,
  accountIds: string[],
): Promise<void> {
  const known = await read(device, key, AccountsOf)
  await device.set(key, { ...known, [organizationId]: accountIds })
}
