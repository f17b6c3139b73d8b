import * as z from 'zod'
import { type AccountSecrets, PlatformError } from '../../platform.ts'
import { blueskyError, errorName, safeUrl } from '../failures.ts'
import type { BlueskyTools } from '../tools.ts'
import { clientAssertion } from './client.ts'
import { callWithProof, PrivateKey, withTheirClock } from './dpop.ts'

/** What a connection keeps besides its tokens. */
export const OAuthExtra = z.object({
  kind: z.literal('oauth'),
  issuer: z.string(),
  tokenEndpoint: z.string(),
  clientId: z.string(),
  /** Key that proved our client when the connection was made; it stays bound to it. */
  clientKeyId: z.string().nullable(),
  key: PrivateKey,
})
export type OAuthExtra = z.infer<typeof OAuthExtra>

const Tokens = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^dpop$/i),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
  scope: z.string(),
  sub: z.string(),
})
export type Tokens = z.infer<typeof Tokens>

/** Trades a code or a refresh token for tokens. Throws `unauthorized` when the grant is no longer good. */
export async function requestTokens(
  tools: BlueskyTools,
  extra: OAuthExtra,
  fields: Record<string, string>,
): Promise<Tokens> {
  const { clientId, clientKeyId } = extra
  const key = tools.settings.signingKeys.find(({ kid }) => kid === clientKeyId) ?? null
  if (clientKeyId !== null && key === null) {
    throw new PlatformError(
      'unauthorized',
      'CLIENT_KEY_GONE',
      'The key that this account was connected with is no longer in use.',
    )
  }
  const url = safeUrl(extra.tokenEndpoint, tools)
  const send = async () => {
    const assertion = await clientAssertion(tools, { clientId, key }, extra.issuer)
    const body = new URLSearchParams({ ...fields, client_id: clientId, ...assertion })
    const call = { service: 'Bluesky', method: 'POST', url, body, whenLost: 'not-accepted' } as const
    return callWithProof(tools, { key: extra.key, call })
  }
  const answer = await withTheirClock(tools, url, send)
  if (answer.ok) return answer.json(Tokens)
  const name = errorName(answer)
  if (name === 'invalid_grant' || name === 'invalid_client') {
    throw new PlatformError(
      'unauthorized',
      'GRANT_REFUSED',
      'Bluesky has ended our access to this account.',
      {
        httpStatus: answer.status,
      },
    )
  }
  throw blueskyError(answer, tools, Object.values(fields))
}

/** Tokens as an account keeps them. */
export function secretsOf(tools: BlueskyTools, tokens: Tokens, extra: OAuthExtra): AccountSecrets {
  const { expires_in: seconds } = tokens
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token ?? null,
    extra: JSON.stringify(extra),
    expiresAt: seconds === undefined ? null : new Date(tools.clock.now().getTime() + seconds * 1000),
  }
}
