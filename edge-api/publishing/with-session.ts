import type { Deps } from '../deps.ts'
import { refreshAccount } from '../modules/accounts/refresh-account.ts'
import { openSession, type StoredAccount } from '../modules/accounts/secrets.ts'
import { type AccountSession, PlatformError } from '../platforms/platform.ts'
import type { HeldAccount } from './held-target.ts'

/** A token that ends within this many seconds is renewed before it is used. */
const renewBefore = 60

/** The account can only be used again after the person has connected it anew. */
export class AccountRevoked extends Error {
  /** The account with the tokens that are no longer good. */
  readonly account: StoredAccount

  constructor(account: StoredAccount, detail: string) {
    super(detail)
    this.account = account
  }
}

/**
 * Does something on behalf of an account. A token that is about to end is renewed first, one that the platform
 * refuses is renewed once and the work done again: a refused token means that nothing took place. Throws
 * AccountRevoked when the account must be connected anew, otherwise what the work throws.
 */
export async function withSession<Result>(
  deps: Deps,
  stored: HeldAccount,
  work: (session: AccountSession) => Promise<Result>,
): Promise<Result> {
  let account: StoredAccount = stored
  let renewed = false
  if (stored.tokenSeconds !== null && stored.tokenSeconds < renewBefore) {
    account = await renew(deps, account)
    renewed = true
  }
  for (;;) {
    const session = await openSession(deps, account)
    if (!session) throw new AccountRevoked(account, 'The account is no longer connected.')
    try {
      return await work(session)
    } catch (error) {
      if (!(error instanceof PlatformError) || error.failure !== 'unauthorized') throw error
      if (renewed) throw new AccountRevoked(account, error.message)
      account = await renew(deps, account)
      renewed = true
    }
  }
}

async function renew(deps: Deps, account: StoredAccount): Promise<StoredAccount> {
  const refreshed = await refreshAccount(deps, account)
  switch (refreshed.kind) {
    case 'refreshed':
      return refreshed.account
    case 'revoked':
      throw new AccountRevoked(account, refreshed.detail)
    case 'unavailable':
      throw new PlatformError('not-accepted', 'TOKEN_NOT_RENEWED', refreshed.detail, {
        retryAfter: refreshed.retryAfter,
      })
  }
}
