import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { consentPage, consentProblemPage, findPerson } from '../kit/index.ts'
import { covers } from './authorize.ts'
import { accent } from './entities.ts'
import { fail, invalid } from './errors.ts'
import { type Params, readParams } from './params.ts'
import type { MastodonApp, MastodonState } from './state.ts'

const knownScopes = [
  'read',
  'profile',
  'write',
  'push',
  'follow',
  ...['accounts', 'blocks', 'bookmarks', 'favourites', 'filters', 'follows', 'lists', 'mutes'].flatMap(
    (each) => [`read:${each}`, `write:${each}`],
  ),
  ...['read:notifications', 'read:search', 'read:statuses'],
  ...['write:conversations', 'write:media', 'write:notifications', 'write:reports', 'write:statuses'],
]

const permissions: Record<string, string> = {
  profile: 'See your name and picture',
  'read:accounts': 'See your profile',
  'read:statuses': 'Read your posts',
  'write:media': 'Upload pictures',
  'write:statuses': 'Publish and delete posts for you',
}

/** Applications and tokens. https://docs.joinmastodon.org/methods/oauth/ and …/methods/apps/ */
export function oauthRoutes(app: Hono, state: MastodonState): void {
  app.get('/.well-known/oauth-authorization-server', (c) =>
    state.pkce ? c.json(metadata(state)) : c.json({ error: 'Not found' }, 404),
  )
  app.post('/api/v1/apps', async (c) => c.json(register(state, await readParams(c))))
  app.get('/oauth/authorize', async (c) => consent(state, c, await readParams(c)))
  app.post('/oauth/authorize', async (c) => decide(state, c, await readParams(c)))
  app.post('/oauth/token', async (c) => c.json(issue(state, c, await readParams(c))))
  app.post('/oauth/revoke', async (c) => {
    const params = await readParams(c)
    const client = authenticate(state, c, params)
    const token = params.text('token') ?? ''
    if (state.tokens.get(token)?.clientId === client.clientId) state.tokens.delete(token)
    return c.json({})
  })
}

function metadata(state: MastodonState) {
  const base = state.base()
  return {
    issuer: `${base}/`,
    service_documentation: 'https://docs.joinmastodon.org/',
    authorization_endpoint: `${base}/oauth/authorize`,
    token_endpoint: `${base}/oauth/token`,
    revocation_endpoint: `${base}/oauth/revoke`,
    userinfo_endpoint: `${base}/oauth/userinfo`,
    app_registration_endpoint: `${base}/api/v1/apps`,
    scopes_supported: knownScopes,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
  }
}

function register(state: MastodonState, params: Params) {
  const name = params.text('client_name')?.trim() ?? ''
  if (name === '') throw invalid("Application name can't be blank")
  const redirectUris = params
    .list('redirect_uris')
    .flatMap((each) => each.split(/\s+/))
    .filter(Boolean)
  if (redirectUris.length === 0) throw invalid("Redirect URI can't be blank")
  if (!redirectUris.every((uri) => URL.canParse(uri))) throw invalid('Redirect URI must be an absolute URI.')
  const scopes = (params.text('scopes') ?? 'read').split(' ').filter(Boolean)
  if (!scopes.every((scope) => knownScopes.includes(scope))) {
    throw invalid("Scopes doesn't match configured on the server.")
  }
  const registered: MastodonApp = {
    id: String(state.kit.store.next('mastodon.apps')),
    name,
    website: params.text('website') ?? null,
    redirectUris,
    scopes,
    clientId: state.kit.random(32),
    clientSecret: state.kit.random(32),
  }
  state.apps.set(registered.clientId, registered)
  return {
    id: registered.id,
    name,
    website: registered.website,
    scopes,
    redirect_uri: redirectUris.join('\n'),
    redirect_uris: redirectUris,
    client_id: registered.clientId,
    client_secret: registered.clientSecret,
    client_secret_expires_at: 0,
    vapid_key: 'BIzgVFV7XHqhw1Io0',
  }
}

interface AuthorizeRequest {
  client: MastodonApp
  redirectUri: string
  scopes: string[]
  codeChallenge: string | null
  state: string | null
}

/** The request of an authorization, or why it cannot be answered with a redirect. */
function readAuthorize(state: MastodonState, params: Params): AuthorizeRequest | string {
  const client = state.apps.get(params.text('client_id') ?? '')
  if (!client) return 'Client authentication failed due to unknown client.'
  const redirectUri = params.text('redirect_uri') ?? ''
  if (!client.redirectUris.includes(redirectUri)) return 'The redirect uri included is not valid.'
  if (params.text('response_type') !== 'code') return 'The server does not support this response type.'
  const scopes = (params.text('scope') ?? 'read').split(' ').filter(Boolean)
  if (!scopes.every((scope) => covers(client.scopes, scope))) {
    return 'The requested scope is invalid, unknown, or malformed.'
  }
  const codeChallenge = params.text('code_challenge') ?? null
  if (codeChallenge !== null && state.pkce && params.text('code_challenge_method') !== 'S256') {
    return 'The code_challenge_method must be S256.'
  }
  return {
    client,
    redirectUri,
    scopes,
    codeChallenge: state.pkce ? codeChallenge : null,
    state: params.text('state') ?? null,
  }
}

function consent(state: MastodonState, c: Context, params: Params) {
  const request = readAuthorize(state, params)
  if (typeof request === 'string') return c.html(consentProblemPage('Mastodon', accent, request), 400)
  const { host } = new URL(state.base())
  return c.html(
    consentPage({
      platform: 'Mastodon',
      accent,
      appName: request.client.name,
      appUrl: request.client.website,
      permissions: request.scopes.map((scope) => permissions[scope] ?? scope),
      people: state.kit.people,
      handleOf: (person) => `@${person.username}@${host}`,
      avatarOf: (person) => `/avatars/${person.username}.svg`,
      action: '/oauth/authorize',
      fields: {
        client_id: request.client.clientId,
        redirect_uri: request.redirectUri,
        response_type: 'code',
        scope: request.scopes.join(' '),
        ...(request.state === null ? {} : { state: request.state }),
        ...(request.codeChallenge === null
          ? {}
          : { code_challenge: request.codeChallenge, code_challenge_method: 'S256' }),
      },
    }),
  )
}

function decide(state: MastodonState, c: Context, params: Params) {
  const request = readAuthorize(state, params)
  const person = findPerson(params.text('username') ?? '')
  if (typeof request === 'string' || !person) {
    const reason = typeof request === 'string' ? request : 'Nobody is signed in.'
    return c.html(consentProblemPage('Mastodon', accent, reason), 400)
  }
  const target = new URL(request.redirectUri)
  if (params.text('decision') === 'allow') {
    const code = state.kit.random(32)
    state.codes.set(
      code,
      {
        clientId: request.client.clientId,
        username: person.username,
        redirectUri: request.redirectUri,
        scopes: request.scopes,
        codeChallenge: request.codeChallenge,
      },
      { expiresAt: new Date(state.kit.clock.now().getTime() + 600_000) },
    )
    target.searchParams.set('code', code)
  } else {
    target.searchParams.set('error', 'access_denied')
    target.searchParams.set(
      'error_description',
      'The resource owner or authorization server denied the request.',
    )
  }
  if (request.state !== null) target.searchParams.set('state', request.state)
  return c.redirect(target.href, 302)
}

function issue(state: MastodonState, c: Context, params: Params) {
  const client = authenticate(state, c, params)
  const grantType = params.text('grant_type')
  if (grantType === 'client_credentials') {
    const scopes = (params.text('scope') ?? 'read').split(' ')
    if (!scopes.every((scope) => covers(client.scopes, scope))) throw fail(400, 'invalid_scope')
    return grant(state, client, null, scopes)
  }
  if (grantType !== 'authorization_code') throw fail(400, 'unsupported_grant_type')
  const presented = params.text('code') ?? ''
  const code = state.codes.get(presented)
  state.codes.delete(presented)
  const challenge = createHash('sha256')
    .update(params.text('code_verifier') ?? '')
    .digest('base64url')
  const isGood =
    code?.clientId === client.clientId &&
    code.redirectUri === params.text('redirect_uri') &&
    (code.codeChallenge === null || code.codeChallenge === challenge)
  if (!code || !isGood) {
    throw fail(
      400,
      'invalid_grant',
      'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
    )
  }
  return grant(state, client, code.username, code.scopes)
}

function grant(state: MastodonState, client: MastodonApp, username: string | null, scopes: string[]) {
  const token = state.kit.random(32)
  state.tokens.set(token, { clientId: client.clientId, username, scopes })
  return {
    access_token: token,
    token_type: 'Bearer',
    scope: scopes.join(' '),
    created_at: Math.floor(state.kit.clock.now().getTime() / 1_000),
  }
}

function authenticate(state: MastodonState, c: Context, params: Params): MastodonApp {
  const basic = /^Basic\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const [basicId, basicSecret] = basic ? Buffer.from(basic, 'base64').toString().split(':') : []
  const client = state.apps.get(params.text('client_id') ?? basicId ?? '')
  if (!client || client.clientSecret !== (params.text('client_secret') ?? basicSecret)) {
    throw fail(
      401,
      'invalid_client',
      'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
    )
  }
  return client
}
