import * as z from 'zod'
import { type ConnectStart, PlatformError } from '../../platform.ts'
import { blueskyError, cannotConnect } from '../failures.ts'
import { type Identity, identityOfDid } from '../identity.ts'
import type { BlueskyTools } from '../tools.ts'
import { clientAssertion, clientOf, scope } from './client.ts'
import { callWithProof, createKey, sha256 } from './dpop.ts'
import { issuerOf, readServer } from './server.ts'
import { OAuthExtra, requestTokens, secretsOf } from './tokens.ts'

/** What must be remembered until the person comes back. */
const Pending = z.object({
  extra: OAuthExtra,
  state: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  /** The account that was named; null when only a server was. */
  did: z.string().nullable(),
})

const Pushed = z.object({ request_uri: z.string().min(1) })

/** Where to sign in: at the server of a known account, or at a server alone. */
export type SignInAt = { identity: Identity; hint: string } | { server: string }

/** Pushes the authorization request and answers the consent screen's address. */
export async function beginOAuth(tools: BlueskyTools, at: SignInAt): Promise<ConnectStart> {
  const pds = 'identity' in at ? at.identity.pds : at.server
  const server = await readServer(tools, await issuerOf(tools, pds))
  const client = clientOf(tools)
  const key = await createKey()
  const verifier = tools.ids.secret(32)
  const state = tools.ids.secret(24)
  const body = new URLSearchParams({
    client_id: client.clientId,
    response_type: 'code',
    redirect_uri: client.redirectUri,
    scope,
    state,
    code_challenge: await sha256(verifier),
    code_challenge_method: 'S256',
    ...('identity' in at ? { login_hint: at.hint } : {}),
    ...(await clientAssertion(tools, client, server.issuer)),
  })
  const answer = await callWithProof(tools, {
    key,
    call: { service: 'Bluesky', method: 'POST', url: server.pushEndpoint, body, whenLost: 'not-accepted' },
  })
  if (!answer.ok) throw blueskyError(answer, tools, [verifier, state])
  const authorizeUrl = new URL(server.authorizationEndpoint)
  authorizeUrl.searchParams.set('client_id', client.clientId)
  authorizeUrl.searchParams.set('request_uri', answer.json(Pushed).request_uri)
  const pending: z.infer<typeof Pending> = {
    extra: {
      kind: 'oauth',
      issuer: server.issuer,
      tokenEndpoint: server.tokenEndpoint,
      clientId: client.clientId,
      clientKeyId: client.key?.kid ?? null,
      key,
    },
    state,
    verifier,
    redirectUri: client.redirectUri,
    did: 'identity' in at ? at.identity.did : null,
  }
  return { kind: 'redirect', authorizeUrl: authorizeUrl.href, state, pending }
}

/**
 * Ends the sign-in. The account that the server vouches for must be the one that was asked for, and must
 * itself name that server: otherwise any server could speak for any account.
 */
export async function completeOAuth(
  tools: BlueskyTools,
  pendingValue: Record<string, unknown>,
  callback: URLSearchParams,
) {
  const kept = Pending.safeParse(pendingValue)
  if (!kept.success || callback.get('state') !== kept.data.state) {
    throw cannotConnect('STATE_MISMATCH', 'This sign-in does not belong to you. Begin again.')
  }
  const { extra, verifier, redirectUri, did } = kept.data
  if (callback.get('iss') !== extra.issuer) {
    throw cannotConnect(
      'ISSUER_MISMATCH',
      'The answer comes from another sign-in server than the one we asked.',
    )
  }
  const code = callback.get('code')
  if (callback.get('error') === 'access_denied') {
    throw cannotConnect(
      'CONSENT_DENIED',
      'Access was not allowed on Bluesky. Connect again and choose Allow.',
    )
  }
  if (!code) throw cannotConnect('CONSENT_FAILED', 'Bluesky ended the sign-in with an error. Connect again.')
  const tokens = await requestTokens(tools, extra, {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri,
  }).catch((error: unknown) => {
    if (!(error instanceof PlatformError) || error.failure !== 'unauthorized') throw error
    throw cannotConnect('CONSENT_FAILED', 'Bluesky does not accept this sign-in (any more). Connect again.')
  })
  if (did !== null && tokens.sub !== did) {
    throw cannotConnect('WRONG_ACCOUNT', 'Another account was signed in on Bluesky than the one you named.')
  }
  const scopes = tokens.scope.split(' ')
  if (!scope.split(' ').every((needed) => scopes.includes(needed))) {
    throw cannotConnect('SCOPE_MISSING', 'Not everything that publishing needs was allowed. Connect again.')
  }
  const identity = await identityOfDid(tools, tokens.sub)
  if ((await issuerOf(tools, identity.pds)) !== extra.issuer) {
    throw cannotConnect('ISSUER_MISMATCH', 'The sign-in server does not speak for this account.')
  }
  return { identity, scopes, secrets: secretsOf(tools, tokens, extra) }
}
