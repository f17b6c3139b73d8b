import { sql } from 'drizzle-orm'
import type { AccountLimits, PlatformId } from '../../../core/platforms/index.ts'
import type { AccountStatus } from '../../../db/schema/index.ts'
import type { Deps } from '../../deps.ts'
import type { AccountSecrets, AccountSession } from '../../platforms/platform.ts'
import { localRemoteId } from './remote-id.ts'

/** A connected account as the database keeps it, as far as working with it needs. */
export interface StoredAccount {
  id: string
  organizationId: string
  platform: PlatformId
  remoteId: string
  handle: string
  serverUrl: string | null
  status: AccountStatus
  limits: AccountLimits
  sealedAccessToken: string | null
  sealedRefreshToken: string | null
  sealedExtra: string | null
  tokenExpiresAt: Date | string | null
  deletedAt: Date | string | null
}

type Owner = Pick<StoredAccount, 'id' | 'organizationId'>

const contextOf = (owner: Owner, field: 'accessToken' | 'refreshToken' | 'extra') => ({
  organizationId: owner.organizationId,
  rowId: owner.id,
  field,
})

/**
 * The secret columns for new secrets. A refresh token or extra that the platform left out is not among them: the
 * stored one stays.
 */
export async function sealSecrets(deps: Deps, owner: Owner, secrets: AccountSecrets) {
  const { accessToken, refreshToken, extra, expiresAt } = secrets
  return {
    sealedAccessToken: await deps.keys.seal(accessToken, contextOf(owner, 'accessToken')),
    ...(refreshToken
      ? { sealedRefreshToken: await deps.keys.seal(refreshToken, contextOf(owner, 'refreshToken')) }
      : {}),
    ...(extra ? { sealedExtra: await deps.keys.seal(extra, contextOf(owner, 'extra')) } : {}),
    // By the database's clock: the one that reads it again may be another machine's.
    tokenExpiresAt: expiresAt && sql<Date>`now() + make_interval(secs => ${secondsUntil(deps, expiresAt)})`,
  }
}

const tenYears = 10 * 365 * 86_400

/** What a server says of its token's end may be no date at all, or one that no database takes. */
function secondsUntil({ clock }: Deps, instant: Date): number {
  const seconds = (instant.getTime() - clock.now().getTime()) / 1000
  return Number.isNaN(seconds) ? tenYears : Math.max(0, Math.min(seconds, tenYears))
}

/** Opens an account's secrets for calls on its behalf; null when they were erased. */
export async function openSession(deps: Deps, account: StoredAccount): Promise<AccountSession | null> {
  const { sealedAccessToken, sealedRefreshToken, sealedExtra } = account
  if (sealedAccessToken === null) return null
  const open = (sealed: string | null, field: 'refreshToken' | 'extra') =>
    sealed === null ? null : deps.keys.open(sealed, contextOf(account, field))
  const { platform, handle, serverUrl, limits } = account
  const [accessToken, refreshToken, extra] = await Promise.all([
    deps.keys.open(sealedAccessToken, contextOf(account, 'accessToken')),
    open(sealedRefreshToken, 'refreshToken'),
    open(sealedExtra, 'extra'),
  ])
  return {
    remoteId: localRemoteId(platform, account.remoteId),
    handle,
    serverUrl,
    limits,
    secrets: {
      accessToken,
      refreshToken,
      extra,
      expiresAt: account.tokenExpiresAt === null ? null : new Date(account.tokenExpiresAt),
    },
  }
}
