import { useEffect, useState } from 'preact/hooks'
import type { Account } from '../../api/views.ts'
import { rereadOn } from '../live.ts'
import type { Session } from '../session.ts'

/** The connected accounts, for a page that shows them beside something else: read anew only when one of them changes. */
export function useAccounts({ client }: Session): Account[] {
  const [accounts, setAccounts] = useState<Account[]>([])
  useEffect(() => {
    const read = async () => {
      const listed = await client.call('GET /v1/accounts')
      if (listed.ok) setAccounts(listed.value.items)
    }
    void read()
    return rereadOn(
      ({ type }) => type === 'account.changed',
      () => void read(),
    )
  }, [client])
  return accounts
}
