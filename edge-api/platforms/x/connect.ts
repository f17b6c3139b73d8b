import * as z from 'zod'
import { type ConnectedAccount, type ConnectStart, PlatformError } from '../platform.ts'
import { callX, type XApi, xError } from './api.ts'
import { profileUrl, xScopes } from './settings.ts'
import { clientOf, exchangeCode } from './tokens.ts'

const Pending = z.object({ state: z.string(), codeVerifier: z.string() })

/** https://docs.x.com/x-api/users/get-my-user */
const Me = z.object({
  data: z.object({
    id: z.string().min(1),
    name: z.string(),
    username: z.string().min(1),
    profile_image_url: z
      .url({ protocol: /^https?$/ })
      .nullish()
      .catch(null),
  }),
})

/** Sends the person to X's consent screen. */
export async function startConnect(api: XApi): Promise<ConnectStart> {
  const { tools, settings } = api
  const { clientId } = clientOf(api)
  const codeVerifier = tools.ids.secret(48)
  const state = tools.ids.secret(24)
  const authorize = new URL(settings.authorizeUrl)
  authorize.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: tools.callbackUrl,
    scope: xScopes.join(' '),
    state,
    code_challenge: await challengeOf(codeVerifier),
    code_challenge_method: 'S256',
  }).toString()
  return { kind: 'redirect', authorizeUrl: authorize.href, state, pending: { state, codeVerifier } }
}

/** Trades the code for tokens and reads whose they are. */
export async function finishConnect(
  api: XApi,
  kept: Record<string, unknown>,
  callback: URLSearchParams,
): Promise<ConnectedAccount> {
  const pending = Pending.safeParse(kept)
  if (!pending.success || callback.get('state') !== pending.data.state) {
    throw new PlatformError('rejected', 'STATE_MISMATCH', 'This sign-in does not belong to you. Begin again.')
  }
  if (callback.get('error') === 'access_denied') {
    throw new PlatformError('rejected', 'CONSENT_DENIED', 'You did not allow AllIN to use this account.')
  }
  const code = callback.get('code')
  if (!code) throw new PlatformError('rejected', 'CONSENT_FAILED', 'X ended the sign-in without a code.')
  const { secrets, scopes } = await exchangeCode(api, code, pending.data.codeVerifier)
  const missing = xScopes.filter((scope) => !scopes.includes(scope))
  if (missing.length > 0) {
    const detail = `X did not grant everything that publishing needs (${missing.join(', ')}).`
    throw new PlatformError('rejected', 'SCOPES_MISSING', detail)
  }
  const answer = await callX(api, {
    method: 'GET',
    path: '/users/me',
    query: { 'user.fields': 'profile_image_url' },
    token: secrets.accessToken,
    whenLost: 'not-accepted',
  })
  if (!answer.ok) throw xError(api, answer, [secrets.accessToken])
  const { data } = answer.json(Me)
  const handle = `@${data.username}`
  return {
    remoteId: data.id,
    handle,
    displayName: data.name || data.username,
    // X answers a picture of 48 pixels; the name of the larger one differs only here.
    avatarUrl: data.profile_image_url?.replace(/_normal(\.\w+)$/, '_400x400$1') ?? null,
    profileUrl: profileUrl(api.settings, handle),
    serverUrl: null,
    limits: {},
    scopes,
    secrets,
  }
}

async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}
