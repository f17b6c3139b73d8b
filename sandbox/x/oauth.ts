import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { consentPage, consentProblemPage, findPerson } from '../kit/index.ts'
import { oauthFail } from './errors.ts'
import type { XApp, XState, XToken } from './state.ts'

/** The platform's colour. */
const accent = '#0f1419'
/** X's authorization codes live this many seconds. */
const codeSeconds = 30
/** Refresh tokens live for half a year. */
const refreshSeconds = 182 * 86_400

const permissions: Record<string, string> = {
  'tweet.read': 'See posts that you can see',
  'tweet.write': 'Post and delete posts for you',
  'users.read': 'See your profile',
  'media.write': 'Upload pictures',
  'offline.access': 'Stay connected until you revoke access',
}

type Form = Record<string, string>

/** OAuth 2.0 with PKCE. https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code */
export function oauthRoutes(app: Hono, state: XState): void {
  app.get('/i/oauth2/authorize', (c) => consent(state, c, c.req.query()))
  app.post('/i/oauth2/authorize', async (c) => decide(state, c, await readForm(c)))
  app.post('/2/oauth2/token', async (c) => {
    const form = await readForm(c)
    return c.json(issue(state, authenticate(state, c, form), form))
  })
  app.post('/2/oauth2/revoke', async (c) => {
    const form = await readForm(c)
    const client = authenticate(state, c, form)
    const token = state.accessTokens.get(form.token ?? '') ?? state.refreshTokens.get(form.token ?? '')
    if (token?.clientId === client.clientId) endGrant(state, token.grant)
    return c.json({ revoked: true })
  })
}

interface AuthorizeRequest {
  client: XApp
  redirectUri: string
  scopes: string[]
  challenge: string
  method: 'S256' | 'plain'
  state: string
}

/** The request of an authorization, or why nobody can be sent back with an answer. */
function readAuthorize(state: XState, query: Form): AuthorizeRequest | string {
  const client = state.apps.find(({ clientId }) => clientId === query.client_id)
  if (!client) return 'You weren’t able to give access to the App: the client id is not known.'
  const redirectUri = query.redirect_uri ?? ''
  if (!URL.canParse(redirectUri)) return 'The callback address is not one.'
  if (query.response_type !== 'code') return 'The response type must be code.'
  if (!query.state) return 'A state is needed.'
  const scopes = (query.scope ?? '').split(' ').filter(Boolean)
  const unknown = scopes.find((scope) => !(scope in permissions))
  if (scopes.length === 0 || unknown) return `The scope ${unknown ?? ''} is not known.`
  const method = query.code_challenge_method
  if (!query.code_challenge || (method !== 'S256' && method !== 'plain')) {
    return 'A code challenge (PKCE) with its method is needed.'
  }
  return { client, redirectUri, scopes, challenge: query.code_challenge, method, state: query.state }
}

function consent(state: XState, c: Context, query: Form) {
  const request = readAuthorize(state, query)
  if (typeof request === 'string') return c.html(consentProblemPage('X', accent, request), 400)
  return c.html(
    consentPage({
      platform: 'X',
      accent,
      appName: request.client.name,
      appUrl: null,
      permissions: request.scopes.map((scope) => permissions[scope] ?? scope),
      people: state.kit.people,
      handleOf: (person) => `@${person.username}`,
      avatarOf: (person) => `/avatars/${person.username}.svg`,
      action: '/i/oauth2/authorize',
      fields: {
        response_type: 'code',
        client_id: request.client.clientId,
        redirect_uri: request.redirectUri,
        scope: request.scopes.join(' '),
        state: request.state,
        code_challenge: request.challenge,
        code_challenge_method: request.method,
      },
    }),
  )
}

function decide(state: XState, c: Context, form: Form) {
  const request = readAuthorize(state, form)
  const person = findPerson(form.username ?? '')
  if (typeof request === 'string' || !person) {
    const reason = typeof request === 'string' ? request : 'Nobody is signed in.'
    return c.html(consentProblemPage('X', accent, reason), 400)
  }
  const target = new URL(request.redirectUri)
  target.searchParams.set('state', request.state)
  if (form.decision === 'allow') {
    const { client, redirectUri, scopes, challenge, method } = request
    const code = state.kit.random(48)
    state.codes.set(
      code,
      { clientId: client.clientId, username: person.username, redirectUri, scopes, challenge, method },
      { expiresAt: inSeconds(state, codeSeconds) },
    )
    target.searchParams.set('code', code)
  } else {
    target.searchParams.set('error', 'access_denied')
  }
  return c.redirect(target.href, 302)
}

function issue(state: XState, client: XApp, form: Form) {
  return state.kit.store.transaction(() => {
    if (form.grant_type === 'authorization_code') return exchange(state, client, form)
    if (form.grant_type === 'refresh_token') return rotate(state, client, form.refresh_token ?? '')
    throw oauthFail(400, 'unsupported_grant_type', 'The grant type is not supported.')
  })
}

function exchange(state: XState, client: XApp, form: Form) {
  const code = state.codes.get(form.code ?? '')
  state.codes.delete(form.code ?? '')
  if (code?.clientId !== client.clientId || code.redirectUri !== form.redirect_uri) {
    throw oauthFail(400, 'invalid_request', 'Value passed for the authorization code was invalid.')
  }
  const verifier = form.code_verifier ?? ''
  const proof = code.method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url')
  if (proof !== code.challenge) {
    throw oauthFail(
      400,
      'invalid_request',
      'Value passed for the code verifier did not match the code challenge.',
    )
  }
  const { username, scopes } = code
  return grant(state, { grant: state.kit.random(12), clientId: client.clientId, username, scopes })
}

/** A refresh token works once: the answer carries the next one. */
function rotate(state: XState, client: XApp, presented: string) {
  const token = state.refreshTokens.get(presented)
  if (token?.clientId !== client.clientId) {
    throw oauthFail(400, 'invalid_request', 'Value passed for the token was invalid.')
  }
  endGrant(state, token.grant)
  return grant(state, token)
}

function grant(state: XState, token: XToken) {
  const accessToken = state.kit.random(48)
  state.accessTokens.set(accessToken, token, { expiresAt: inSeconds(state, state.tokenSeconds) })
  const refreshToken = token.scopes.includes('offline.access') ? state.kit.random(48) : null
  if (refreshToken) {
    state.refreshTokens.set(refreshToken, token, { expiresAt: inSeconds(state, refreshSeconds) })
  }
  return {
    token_type: 'bearer',
    expires_in: state.tokenSeconds,
    access_token: accessToken,
    scope: token.scopes.join(' '),
    ...(refreshToken ? { refresh_token: refreshToken } : {}),
  }
}

function endGrant(state: XState, id: string): void {
  for (const tokens of [state.accessTokens, state.refreshTokens]) {
    for (const { key, value } of tokens.list()) if (value.grant === id) tokens.delete(key)
  }
}

/** Confidential clients prove themselves with Basic; public ones name themselves in the form. */
function authenticate(state: XState, c: Context, form: Form): XApp {
  const basic = /^Basic\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const [basicId, basicSecret] = basic
    ? Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent)
    : []
  const client = state.apps.find(({ clientId }) => clientId === (basicId ?? form.client_id))
  if (!client || client.clientSecret !== (basicSecret ?? null)) {
    throw oauthFail(401, 'unauthorized_client', 'Missing valid authorization header')
  }
  return client
}

async function readForm(c: Context): Promise<Form> {
  const entries = [...(await c.req.formData())]
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

function inSeconds(state: XState, seconds: number): Date {
  return new Date(state.kit.clock.now().getTime() + seconds * 1_000)
}
