import * as z from 'zod'
import { type AccountSecrets, PlatformError } from '../platform.ts'
import { callX, type XApi, xError } from './api.ts'

const Token = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  scope: z.string(),
  refresh_token: z.string().optional(),
})

const OAuthError = z.object({ error: z.string() })

/** Trades the code of the consent screen for tokens. Codes are good for 30 seconds. */
export function exchangeCode(
  api: XApi,
  code: string,
  codeVerifier: string,
): Promise<{ secrets: AccountSecrets; scopes: string[] }> {
  return requestToken(
    api,
    {
      grant_type: 'authorization_code',
      code,
      redirect_uri: api.tools.callbackUrl,
      code_verifier: codeVerifier,
    },
    null,
  )
}

/**
 * New tokens from the refresh token, which works once: the answer brings the next one. One that is missing or
 * empty there never takes the place of the one we have.
 */
export async function refreshTokens(api: XApi, refreshToken: string | null): Promise<AccountSecrets> {
  if (!refreshToken) {
    throw new PlatformError(
      'unauthorized',
      'REFRESH_TOKEN_MISSING',
      'X gave us no lasting access. Connect again.',
    )
  }
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken }
  return (await requestToken(api, form, refreshToken)).secrets
}

async function requestToken(
  api: XApi,
  form: Record<string, string>,
  keptRefreshToken: string | null,
): Promise<{ secrets: AccountSecrets; scopes: string[] }> {
  const { clientId, clientSecret } = clientOf(api)
  const answer = await callX(api, {
    method: 'POST',
    path: '/oauth2/token',
    whenLost: 'not-accepted',
    ...(clientSecret === null ? {} : { headers: { authorization: basic(clientId, clientSecret) } }),
    body: new URLSearchParams({ ...form, client_id: clientId }),
  })
  if (!answer.ok) {
    const { error } = answer.tryJson(OAuthError) ?? {}
    const secrets = [...Object.values(form), clientSecret]
    if (answer.status === 401 || error === 'unauthorized_client' || error === 'invalid_client') {
      const detail =
        'X does not accept this installation’s X app. Its operator should check client id and secret.'
      throw new PlatformError('not-accepted', 'CLIENT_REFUSED', detail, { httpStatus: answer.status })
    }
    if (answer.status === 400 && error !== undefined) {
      const detail = 'X no longer accepts our access to this account. Connect it again.'
      throw new PlatformError('unauthorized', 'TOKEN_REFUSED', detail, { httpStatus: 400 })
    }
    throw xError(api, answer, secrets)
  }
  const token = answer.json(Token)
  return {
    scopes: token.scope.split(/\s+/).filter(Boolean),
    secrets: {
      accessToken: token.access_token,
      refreshToken: token.refresh_token || keptRefreshToken,
      extra: null,
      expiresAt: new Date(api.tools.clock.now().getTime() + token.expires_in * 1_000),
    },
  }
}

/** The operator's X app. Throws when there is none. */
export function clientOf({ settings }: XApi): { clientId: string; clientSecret: string | null } {
  const { clientId, clientSecret } = settings
  if (clientId) return { clientId, clientSecret: clientSecret || null }
  const detail = 'X is not set up on this installation: its operator has to name an X app (X_CLIENT_ID).'
  throw new PlatformError('rejected', 'NOT_CONFIGURED', detail)
}

function basic(clientId: string, clientSecret: string): string {
  return `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)}`
}
