import * as z from 'zod'
import { route } from '../../http/route.ts'
import { AllowExtensionInput, AskingExtension, allowExtension, SignInCode } from './allow-extension.ts'
import { findClient } from './clients.ts'
import { RedeemInput, redeemCode } from './redeem-code.ts'

const tag = 'Identity'

/** People press a button; ten times a minute is more than they can. */
const limit = { requests: 10, seconds: 60 }

export const extensionRoutes = [
  route(
    {
      method: 'GET',
      path: '/v1/extension/client',
      operation: 'readExtensionClient',
      summary: 'Whether an extension may ask to act for people, at this address',
      tag,
      access: 'user',
      query: AskingExtension,
      problems: ['ORIGIN_NOT_ALLOWED'],
      response: z.object({ clientId: z.string(), redirectUri: z.string() }),
    },
    async ({ deps, query }) => {
      const { id, redirectUri } = findClient(deps.config, query)
      return { clientId: id, redirectUri }
    },
  ),
  route(
    {
      method: 'POST',
      path: '/v1/extension/codes',
      operation: 'allowExtension',
      summary: 'Let the extension of a browser act for you',
      description:
        'Answers a code for the extension’s address (OAuth 2.1, authorization code with PKCE). It opens one session, within a minute, for whoever knows the verifier.',
      tag,
      access: 'user',
      limit,
      body: AllowExtensionInput,
      status: 201,
      problems: ['ORIGIN_NOT_ALLOWED', 'FORBIDDEN'],
      response: SignInCode,
    },
    ({ ctx, body }) => allowExtension(ctx, body),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/extension/codes/redeem',
      operation: 'redeemExtensionCode',
      summary: 'Open the extension’s session for a code',
      description:
        'The session comes in the header `set-auth-token`. A code is good for one try; a second use ends the session that the first one opened.',
      tag,
      access: 'public',
      limit,
      body: RedeemInput,
      problems: ['UNAUTHENTICATED', 'ORIGIN_NOT_ALLOWED'],
      response: z.object({ user: z.object({ id: z.string(), name: z.string(), email: z.string() }) }),
    },
    ({ deps, body, http, exchange }) => redeemCode(deps, http.req.raw, exchange.requestId, body),
  ),
] as const
