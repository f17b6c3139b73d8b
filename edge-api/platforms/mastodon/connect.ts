import * as z from 'zod'
import {
  type AppRegistry,
  type ConnectedAccount,
  type ConnectInput,
  type ConnectStart,
  PlatformError,
  type PlatformTools,
} from '../platform.ts'
import { ensureApp, type MastodonApp, supportsPkce } from './app.ts'
import { readInstance } from './instance.ts'
import { callServer, type MastodonServer, openServer, serverError } from './server.ts'
import { type MastodonSettings, mastodonScopes } from './settings.ts'

const Pending = z.object({ serverUrl: z.string(), state: z.string(), codeVerifier: z.string().nullable() })
const Token = z.object({ access_token: z.string().min(1), scope: z.string() })
const WebAddress = z
  .url({ protocol: /^https?$/ })
  .nullable()
  .catch(null)

/** https://docs.joinmastodon.org/entities/Account/ */
const Account = z.object({
  id: z.string().min(1).max(200),
  username: z.string().min(1).max(200),
  display_name: z.string().transform((name) => name.slice(0, 200).toWellFormed()),
  url: WebAddress,
  avatar: WebAddress,
})

/** Sends the person to the consent screen of their server. https://docs.joinmastodon.org/client/authorized/ */
export async function startConnect(
  tools: PlatformTools,
  settings: MastodonSettings,
  input: ConnectInput,
  apps: AppRegistry,
): Promise<ConnectStart> {
  const typed = input.server ?? input.handle
  if (!typed) {
    throw new PlatformError('rejected', 'SERVER_MISSING', 'Name your server, for example mastodon.social.')
  }
  const server = openServer(tools, settings, typed)
  await readInstance(server)
  const app = await ensureApp(server, apps)
  const codeVerifier = (await supportsPkce(server)) ? tools.ids.secret(48) : null
  const state = tools.ids.secret(24)
  const authorize = new URL('/oauth/authorize', server.url)
  authorize.search = new URLSearchParams({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: tools.callbackUrl,
    scope: mastodonScopes.join(' '),
    state,
    ...(codeVerifier === null
      ? {}
      : { code_challenge: await challengeOf(codeVerifier), code_challenge_method: 'S256' }),
  }).toString()
  const pending = { serverUrl: server.url, state, codeVerifier }
  return { kind: 'redirect', authorizeUrl: authorize.href, state, pending }
}

/** Trades the code for a token and reads whose it is. */
export async function finishConnect(
  tools: PlatformTools,
  settings: MastodonSettings,
  kept: Record<string, unknown>,
  callback: URLSearchParams,
  apps: AppRegistry,
): Promise<ConnectedAccount> {
  const pending = Pending.safeParse(kept)
  if (!pending.success || callback.get('state') !== pending.data.state) {
    throw new PlatformError('rejected', 'STATE_MISMATCH', 'This sign-in does not belong to you. Begin again.')
  }
  const { serverUrl, codeVerifier } = pending.data
  const code = callback.get('code')
  if (callback.get('error') === 'access_denied') {
    throw new PlatformError('rejected', 'CONSENT_DENIED', 'You did not allow AllIN to use this account.')
  }
  if (!code) {
    throw new PlatformError('rejected', 'CONSENT_FAILED', 'The server ended the sign-in without a code.')
  }
  const server = openServer(tools, settings, serverUrl)
  const app = await apps.find(server.url)
  if (!app) throw new PlatformError('rejected', 'APP_UNKNOWN', 'The registration is gone. Connect again.')
  const token = await trade(server, app, code, codeVerifier)
  const missing = mastodonScopes.filter((scope) => !grants(token.scopes, scope))
  if (missing.length > 0) {
    const detail = `The server did not grant everything that publishing needs (${missing.join(', ')}).`
    throw new PlatformError('rejected', 'SCOPES_MISSING', detail)
  }
  const [account, instance] = await Promise.all([whoIs(server, token.accessToken), readInstance(server)])
  return {
    remoteId: account.id,
    handle: `@${account.username}@${instance.domain}`,
    displayName: account.display_name || account.username,
    avatarUrl: account.avatar,
    profileUrl: account.url,
    serverUrl: server.url,
    limits: instance.limits,
    scopes: token.scopes,
    secrets: { accessToken: token.accessToken, refreshToken: null, extra: null, expiresAt: null },
  }
}

async function trade(
  server: MastodonServer,
  app: MastodonApp,
  code: string,
  codeVerifier: string | null,
): Promise<{ accessToken: string; scopes: string[] }> {
  const answer = await callServer(server, {
    method: 'POST',
    path: '/oauth/token',
    whenLost: 'not-accepted',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      client_id: app.clientId,
      client_secret: app.clientSecret,
      redirect_uri: server.tools.callbackUrl,
      ...(codeVerifier === null ? {} : { code_verifier: codeVerifier }),
    }),
  })
  if (!answer.ok) throw serverError(server, answer, [code, app.clientSecret, codeVerifier])
  const { access_token: accessToken, scope } = answer.json(Token)
  return { accessToken, scopes: scope.split(/\s+/).filter(Boolean) }
}

async function whoIs(server: MastodonServer, token: string): Promise<z.output<typeof Account>> {
  const answer = await callServer(server, {
    method: 'GET',
    path: `/api/${server.settings.versions.main}/accounts/verify_credentials`,
    token,
    whenLost: 'not-accepted',
  })
  if (!answer.ok) throw serverError(server, answer, [token])
  return answer.json(Account)
}

/** A broad scope includes the narrow ones: `write` means `write:media` too. */
function grants(granted: readonly string[], scope: string): boolean {
  return granted.includes(scope) || granted.includes(scope.split(':')[0] ?? '')
}

async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}
