import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { availablePlatforms } from '../../../core/platforms/index.ts'
import { route } from '../../http/route.ts'
import { AccountView } from './account-view.ts'
import { completeConnection } from './complete-connection.ts'
import { ConnectAccountInput, Connected, connectAccount } from './connect-account.ts'
import { disconnectAccount } from './disconnect-account.ts'
import { listAccounts } from './list-accounts.ts'
import { signedInUserId } from './signed-in.ts'

const tag = 'Accounts'

export const accountRoutes = [
  route(
    {
      method: 'GET',
      path: '/v1/accounts',
      operation: 'listAccounts',
      summary: 'List the connected social accounts',
      tag,
      access: 'account.read',
      response: z.object({ items: z.array(AccountView) }),
    },
    ({ ctx }) => listAccounts(ctx),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/accounts/connect',
      operation: 'connectAccount',
      summary: 'Begin to connect a social account',
      description:
        'Answers the address of the consent screen, or the account itself where no consent screen is needed (Bluesky app password).',
      tag,
      access: 'account.connect',
      callers: ['person'],
      problems: ['CONNECTION_FAILED', 'PLATFORM_UNAVAILABLE', 'STATE_CONFLICT'],
      body: ConnectAccountInput,
      response: Connected,
    },
    ({ ctx, body }) => connectAccount(ctx, body),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/accounts/callback/{platform}',
      operation: 'completeConnection',
      summary: 'Where consent screens send people back to',
      description: 'Ends with 303 to Studio, with `connected` (account id) or `problem` (code) in the query.',
      tag,
      access: 'public',
      params: z.strictObject({ platform: z.enum(availablePlatforms) }),
      status: 303,
    },
    async ({ deps, params, http, exchange }) => {
      const back = await completeConnection(deps, {
        ...params,
        callback: new URL(http.req.url).searchParams,
        signedInUserId: await signedInUserId(deps, http.req.raw),
        requestId: exchange.requestId,
      })
      return new Response(null, { status: 303, headers: { location: back, 'cache-control': 'no-store' } })
    },
  ),
  route(
    {
      method: 'DELETE',
      path: '/v1/accounts/{accountId}',
      operation: 'disconnectAccount',
      summary: 'Disconnect an account: its tokens are erased and what was queued on it is cancelled',
      tag,
      access: 'account.disconnect',
      params: z.strictObject({ accountId: idSchema('account') }),
      response: z.object({ id: idSchema('account') }),
    },
    ({ ctx, params }) => disconnectAccount(ctx, params),
  ),
] as const
