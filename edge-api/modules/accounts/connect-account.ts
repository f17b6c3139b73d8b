import * as z from 'zod'
import { availablePlatforms } from '../../../core/platforms/index.ts'
import { commit } from '../../commit.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { platformOf } from '../../platforms/find.ts'
import { type ConnectInput, PlatformError } from '../../platforms/platform.ts'
import { AccountView } from './account-view.ts'
import { appRegistry } from './app-registry.ts'
import { keepConnection } from './connection.ts'
import { isOwnPath } from './own-path.ts'
import { storeAccount } from './store-account.ts'

export const ConnectAccountInput = z
  .strictObject({
    platform: z.enum(availablePlatforms),
    /** Address of the server, where the platform has many (Mastodon). */
    server: z.string().trim().min(1).max(253).optional(),
    handle: z.string().trim().min(1).max(253).optional(),
    appPassword: z.string().min(1).max(200).optional(),
    /** Path in Studio to come back to. */
    returnTo: z.string().max(500).refine(isOwnPath, 'Name a path of Studio, such as /accounts.').optional(),
  })
  .meta({ examples: [{ platform: 'mastodon', server: 'mastodon.social', returnTo: '/accounts' }] })

export const Connected = z.union([z.object({ authorizeUrl: z.string() }), z.object({ account: AccountView })])

/**
 * Begins to connect an account. Answers where to send the person, or the account where no consent screen is needed.
 * Only a signed-in person can do so, because the consent that comes back is bound to them. Throws CONNECTION_FAILED
 * with the platform's reason, PLATFORM_UNAVAILABLE when it cannot be reached.
 */
export async function connectAccount(
  ctx: Ctx,
  input: z.infer<typeof ConnectAccountInput>,
): Promise<z.infer<typeof Connected>> {
  const organizationId = permit(ctx, 'account.connect')
  const { principal, deps } = ctx
  if (principal.kind !== 'user') {
    throw new AppError('FORBIDDEN', { detail: 'Only a signed-in person can connect accounts.' })
  }
  const { platform, tools } = platformOf(deps, input.platform)
  const start = await begin(() => platform.connect(tools, typed(input), appRegistry(deps, input.platform)))
  if (start.kind === 'connected') {
    return storeAccount(ctx, organizationId, input.platform, start.account)
  }
  const { id, statement } = await keepConnection(deps, {
    organizationId,
    userId: principal.userId,
    platform: input.platform,
    state: start.state,
    pending: start.pending,
    returnTo: input.returnTo ?? '/accounts',
  })
  return commit(ctx, {
    organizationId,
    result: { authorizeUrl: start.authorizeUrl },
    // It carries the state that the consent comes back with.
    holdsSecret: true,
    changes: [statement],
    audit: {
      action: 'account.connection-begun',
      objectType: 'connection',
      objectId: id,
      detail: { platform: input.platform },
    },
  })
}

function typed(input: z.infer<typeof ConnectAccountInput>): ConnectInput {
  const { server, handle, appPassword } = input
  return {
    ...(server === undefined ? {} : { server }),
    ...(handle === undefined ? {} : { handle }),
    ...(appPassword === undefined ? {} : { appPassword }),
  }
}

async function begin<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    const unavailable = error.failure === 'not-accepted' || error.failure === 'unknown'
    throw new AppError(unavailable ? 'PLATFORM_UNAVAILABLE' : 'CONNECTION_FAILED', {
      detail: error.message,
      issues: [{ path: [], code: error.code, message: error.message }],
      ...(error.retryAfter === null ? {} : { retryAfter: error.retryAfter }),
    })
  }
}
