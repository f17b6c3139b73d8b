import type { AvailablePlatform } from '../../../core/platforms/index.ts'
import { type Ctx, may } from '../../context.ts'
import type { Deps } from '../../deps.ts'
import { platformOf } from '../../platforms/find.ts'
import { PlatformError } from '../../platforms/platform.ts'
import { appRegistry } from './app-registry.ts'
import { takeConnection } from './connection.ts'
import { isOwnPath } from './own-path.ts'
import { storeAccount } from './store-account.ts'

export interface ConnectionCallback {
  platform: AvailablePlatform
  /** The query that the consent screen sent back. */
  callback: URLSearchParams
  /** Whose session the browser carries, if it carries one. */
  signedInUserId: string | null
  requestId: string
}

/**
 * Ends a consent: keeps the account and answers where in Studio to go, with `connected` or `problem` in the query and
 * never anything secret. The consent belongs to who began it: another person's browser is turned away, and their role
 * is looked at anew.
 */
export async function completeConnection(deps: Deps, input: ConnectionCallback): Promise<string> {
  const { platform: platformId, callback } = input
  const back = (returnTo: string, result: Record<string, string>) => {
    const url = new URL(isOwnPath(returnTo) ? returnTo : '/accounts', deps.config.publicUrl)
    for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value)
    return url.href
  }
  const state = callback.get('state')
  const begun = state === null ? null : await takeConnection(deps, platformId, state)
  if (!begun) return back('/accounts', { problem: 'CONNECTION_EXPIRED' })
  const { organizationId, userId, role, pending, returnTo } = begun
  if (input.signedInUserId !== null && input.signedInUserId !== userId) {
    return back(returnTo, { problem: 'CONNECTION_OF_ANOTHER_PERSON' })
  }
  const membership = role === null ? null : { organizationId, role }
  const ctx: Ctx = {
    deps,
    principal: { kind: 'user', userId, name: '', email: '', sessionId: '', membership },
    requestId: input.requestId,
    idempotency: null,
  }
  if (!may(ctx, 'account.connect')) return back(returnTo, { problem: 'FORBIDDEN' })
  const { platform, tools } = platformOf(deps, platformId)
  try {
    const connected = await platform.completeConnect(tools, pending, callback, appRegistry(deps, platformId))
    const { account } = await storeAccount(ctx, organizationId, platformId, connected)
    return back(returnTo, { connected: account.id })
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    deps.log.warn('An account could not be connected', { platform: platformId, code: error.code })
    return back(returnTo, { problem: error.code })
  }
}
