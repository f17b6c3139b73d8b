import { and, eq, isNull, sql } from 'drizzle-orm'
import { socialAccounts } from '../../../db/schema/index.ts'
import type { Deps } from '../../deps.ts'
import { insist } from '../../insist.ts'
import { platformOf } from '../../platforms/find.ts'
import { PlatformError } from '../../platforms/platform.ts'
import { openSession, type StoredAccount, sealSecrets } from './secrets.ts'

export type Refreshed =
  | { kind: 'refreshed'; account: StoredAccount }
  /** The platform no longer knows us: only the person can help, by connecting the account anew. */
  | { kind: 'revoked'; detail: string }
  /** Could not be done now (network, platform down). Says nothing about the account. */
  | { kind: 'unavailable'; detail: string; retryAfter: number | null }

const leaseSeconds = 30
const pollMilliseconds = 200
const longestWaitMilliseconds = 20_000

/**
 * New tokens for an account. Of everybody who finds the same tokens too old, one asks the platform; the others wait
 * for what it got. Refresh tokens are often good for one use: asking twice would lose the account.
 */
export async function refreshAccount(deps: Deps, seen: StoredAccount): Promise<Refreshed> {
  const deadline = Date.now() + longestWaitMilliseconds
  for (;;) {
    if (await takeLease(deps, seen)) return refreshWithLease(deps, seen)
    const [current] = await deps.db.select().from(socialAccounts).where(eq(socialAccounts.id, seen.id))
    if (!current || current.sealedAccessToken === null || current.deletedAt) {
      return { kind: 'revoked', detail: 'The account was disconnected.' }
    }
    if (current.sealedAccessToken !== seen.sealedAccessToken) return { kind: 'refreshed', account: current }
    if (Date.now() > deadline) {
      return { kind: 'unavailable', detail: 'The access to the account is being renewed.', retryAfter: null }
    }
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds))
  }
}

async function takeLease(deps: Deps, seen: StoredAccount): Promise<boolean> {
  const taken = await deps.db
    .update(socialAccounts)
    .set({ refreshLeaseUntil: sql`now() + make_interval(secs => ${leaseSeconds})` })
    .where(
      and(
        isSame(seen),
        sql`(${socialAccounts.refreshLeaseUntil} is null or ${socialAccounts.refreshLeaseUntil} < now())`,
      ),
    )
    .returning({ id: socialAccounts.id })
  return taken.length > 0
}

/** The account with the tokens that were seen, or with the new ones already: the write before may have got through. */
const isEither = (seen: StoredAccount, { sealedAccessToken }: { sealedAccessToken: string | null }) =>
  sql`${socialAccounts.sealedAccessToken} in (${seen.sealedAccessToken ?? ''}, ${sealedAccessToken ?? ''})`

/** The account as long as nobody has given it other tokens. */
const isSame = (seen: StoredAccount) =>
  and(
    eq(socialAccounts.id, seen.id),
    isNull(socialAccounts.deletedAt),
    eq(socialAccounts.sealedAccessToken, seen.sealedAccessToken ?? ''),
  )

async function refreshWithLease(deps: Deps, seen: StoredAccount): Promise<Refreshed> {
  const session = await openSession(deps, seen)
  if (!session) return { kind: 'revoked', detail: 'The account was disconnected.' }
  const { platform, tools } = platformOf(deps, seen.platform)
  try {
    const secrets = await platform.refresh(tools, session)
    if (secrets === null) {
      await releaseLease(deps, seen)
      return { kind: 'revoked', detail: 'The platform no longer accepts our access to this account.' }
    }
    const sealed = await sealSecrets(deps, seen, secrets)
    // The old tokens are spent: losing the new ones would lose the account.
    const [account] = await insist(deps, 'New tokens of an account', () =>
      deps.db
        .update(socialAccounts)
        .set({ ...sealed, refreshLeaseUntil: null, updatedAt: sql`now()` })
        .where(and(eq(socialAccounts.id, seen.id), isNull(socialAccounts.deletedAt), isEither(seen, sealed)))
        .returning(),
    )
    return account
      ? { kind: 'refreshed', account }
      : { kind: 'unavailable', detail: 'The account was connected anew in the meantime.', retryAfter: 1 }
  } catch (error) {
    await releaseLease(deps, seen)
    if (!(error instanceof PlatformError)) throw error
    // Only a clear no of the token endpoint ends a connection; a broken proxy's 404 does not.
    if (error.failure === 'unauthorized') {
      return { kind: 'revoked', detail: error.message }
    }
    return { kind: 'unavailable', detail: error.message, retryAfter: error.retryAfter }
  }
}

async function releaseLease(deps: Deps, seen: StoredAccount): Promise<void> {
  await deps.db.update(socialAccounts).set({ refreshLeaseUntil: null }).where(isSame(seen))
}
