import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { consentPage, consentProblemPage, type Kit } from '../../kit/index.ts'
import { actorByDid, findActor } from '../identity.ts'
import { authenticate, type Client, mayRedirectTo, readClient } from './client.ts'
import { type Dpop, DpopProblem } from './dpop.ts'
import type { Grants, IssuedTokens } from './grants.ts'
import { OAuthProblem } from './problem.ts'

const scopesSupported = ['atproto', 'transition:generic', 'transition:chat.bsky', 'transition:email']
export const accent = '#0a7aff'
const minute = 60_000

interface PushedRequest {
  clientId: string
  clientName: string
  clientUri: string | null
  redirectUri: string
  scope: string
  state: string
  challenge: string
  loginHint: string | null
  thumbprint: string
  keyId: string | null
}

interface Code extends PushedRequest {
  did: string
  usedBy: string | null
}

interface OAuthTools {
  kit: Kit
  dpop: Dpop
  grants: Grants
  fetch: typeof fetch
}

/** The authorization server: metadata, pushed requests, consent, tokens, revocation. */
export function oauthRoutes({ kit, dpop, grants, fetch }: OAuthTools): Hono {
  const requests = kit.store.collection<PushedRequest>('bluesky.requests')
  const codes = kit.store.collection<Code>('bluesky.codes')
  const assertions = kit.store.collection<true>('bluesky.assertions')
  const app = new Hono()
  const issuer = () => kit.baseUrl('bluesky')
  const inMinutes = (minutes: number) => ({
    expiresAt: new Date(kit.clock.now().getTime() + minutes * minute),
  })
  const spend = (assertionId: string) => {
    if (assertions.get(assertionId))
      throw new OAuthProblem('invalid_client', 'client_assertion replayed', 401)
    assertions.set(assertionId, true, inMinutes(3))
  }

  app.get('/.well-known/oauth-protected-resource', (c) =>
    c.json({
      resource: issuer(),
      authorization_servers: [issuer()],
      scopes_supported: [],
      bearer_methods_supported: ['header'],
      resource_documentation: 'https://atproto.com',
    }),
  )
  app.get('/.well-known/oauth-authorization-server', (c) => c.json(serverMetadata(issuer())))

  /** Everything that the endpoints with a proof have in common; the nonce goes out with every answer. */
  const proven = (
    handle: (call: { c: Context; form: URLSearchParams; thumbprint: string }) => Promise<Response>,
  ) => {
    return async (c: Context): Promise<Response> => {
      let response: Response
      try {
        const form = new URLSearchParams(await c.req.text())
        const thumbprint = await dpop.check(c.req.header('dpop'), 'POST', issuer() + c.req.path)
        response = await handle({ c, form, thumbprint })
      } catch (error) {
        if (error instanceof DpopProblem) response = new OAuthProblem(error.code, error.message).toResponse()
        else if (error instanceof OAuthProblem) response = error.toResponse()
        else throw error
      }
      response.headers.set('DPoP-Nonce', dpop.nonce())
      return response
    }
  }
  const identify = async (form: URLSearchParams) => {
    const client = await readClient(form.get('client_id') ?? '', fetch)
    const keyId = await authenticate(client, form, issuer(), { fetch, clock: kit.clock, spend })
    return { client, keyId }
  }

  app.post(
    '/oauth/par',
    proven(async ({ form, thumbprint }) => {
      const { client, keyId } = await identify(form)
      const uri = `urn:ietf:params:oauth:request_uri:req-${kit.random(16)}`
      requests.set(uri, { ...pushedRequest(client, form), thumbprint, keyId }, inMinutes(5))
      return Response.json({ request_uri: uri, expires_in: 300 }, { status: 201 })
    }),
  )

  app.get('/oauth/authorize', (c) => {
    const uri = c.req.query('request_uri') ?? ''
    const request = requests.get(uri)
    if (!request || request.clientId !== c.req.query('client_id')) {
      return c.html(
        consentProblemPage('Bluesky', accent, 'This request is unknown or too old. Start again.'),
        400,
      )
    }
    const hinted = request.loginHint ? findActor(request.loginHint) : null
    return c.html(
      consentPage({
        platform: 'Bluesky',
        accent,
        appName: request.clientName,
        appUrl: request.clientUri,
        permissions: [
          'See who you are',
          ...(request.scope.includes('transition:generic')
            ? ['Publish, change and delete posts in your name', 'Upload pictures']
            : []),
        ],
        people: hinted ? [hinted.person] : kit.people,
        handleOf: (person) => `@${person.username}.test`,
        avatarOf: (person) => `/avatar/${person.username}.svg`,
        action: '/oauth/authorize',
        fields: { request_uri: uri, client_id: request.clientId },
      }),
    )
  })

  app.post('/oauth/authorize', async (c) => {
    const form = new URLSearchParams(await c.req.text())
    const uri = form.get('request_uri') ?? ''
    const request = requests.get(uri)
    const actor = findActor(form.get('username') ?? '')
    const isHinted = !request?.loginHint || findActor(request.loginHint)?.did === actor?.did
    if (!request || request.clientId !== form.get('client_id') || !actor || !isHinted) {
      return c.html(consentProblemPage('Bluesky', accent, 'This request does not fit. Start again.'), 400)
    }
    requests.delete(uri)
    const back = new URL(request.redirectUri)
    back.searchParams.set('iss', issuer())
    back.searchParams.set('state', request.state)
    if (form.get('decision') === 'allow') {
      const code = `cod-${kit.random(32)}`
      codes.set(code, { ...request, did: actor.did, usedBy: null }, inMinutes(5))
      back.searchParams.set('code', code)
    } else {
      back.searchParams.set('error', 'access_denied')
      back.searchParams.set('error_description', 'The user denied the request')
    }
    return c.redirect(back.href, 303)
  })

  app.post(
    '/oauth/token',
    proven(async ({ form, thumbprint }) => {
      const { client, keyId } = await identify(form)
      const grantType = form.get('grant_type')
      if (grantType === 'authorization_code') return exchange(client, keyId, form, thumbprint)
      if (grantType === 'refresh_token') return refresh(client, keyId, form, thumbprint)
      throw new OAuthProblem('unsupported_grant_type', 'Grant type is not supported')
    }),
  )

  const exchange = (client: Client, keyId: string | null, form: URLSearchParams, thumbprint: string) => {
    const id = form.get('code') ?? ''
    const code = codes.get(id)
    if (!code || code.clientId !== client.client_id) throw invalidGrant('Invalid code')
    if (code.usedBy) {
      grants.end(code.usedBy)
      throw invalidGrant('Code replayed')
    }
    if (code.redirectUri !== form.get('redirect_uri')) throw invalidGrant('redirect_uri mismatch')
    if (code.thumbprint !== thumbprint) throw invalidGrant('DPoP key mismatch')
    if (code.keyId !== keyId) throw invalidGrant('Client key mismatch')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (code.challenge !== challenge) throw invalidGrant('Invalid code_verifier')
    const { grant, tokens } = grants.begin({
      did: code.did,
      clientId: code.clientId,
      thumbprint,
      keyId,
      scope: code.scope,
    })
    codes.update(id, (entry) => ({ ...entry, usedBy: grant.id }))
    return tokenResponse(grant.did, grant.scope, tokens)
  }

  const refresh = (client: Client, keyId: string | null, form: URLSearchParams, thumbprint: string) => {
    const used = form.get('refresh_token') ?? ''
    const grant = grants.ofRefresh(used)
    if (!grant || grant.clientId !== client.client_id) throw invalidGrant('Invalid refresh token')
    if (grant.thumbprint !== thumbprint) throw invalidGrant('DPoP key mismatch')
    if (grant.keyId !== keyId) throw invalidGrant('Client key mismatch')
    return tokenResponse(grant.did, grant.scope, grants.rotate(grant, used))
  }

  app.post('/oauth/revoke', async (c) => {
    const form = new URLSearchParams(await c.req.text())
    grants.revoke(form.get('token') ?? '')
    return c.json({})
  })

  return app
}

function pushedRequest(client: Client, form: URLSearchParams): Omit<PushedRequest, 'thumbprint' | 'keyId'> {
  const need = (name: string) => {
    const value = form.get(name)
    if (!value) throw new OAuthProblem('invalid_request', `${name} is required`)
    return value
  }
  if (need('response_type') !== 'code') {
    throw new OAuthProblem('unsupported_response_type', 'response_type must be code')
  }
  if (need('code_challenge_method') !== 'S256') {
    throw new OAuthProblem('invalid_request', 'code_challenge_method must be S256')
  }
  const redirectUri = need('redirect_uri')
  if (!mayRedirectTo(client, redirectUri)) {
    throw new OAuthProblem('invalid_redirect_uri', 'redirect_uri is not declared in the client metadata')
  }
  const scope = need('scope')
  const scopes = scope.split(' ')
  const declared = client.scope.split(' ')
  if (!scopes.includes('atproto')) throw new OAuthProblem('invalid_scope', 'The atproto scope is required')
  for (const each of scopes) {
    if (!declared.includes(each) || !scopesSupported.includes(each)) {
      throw new OAuthProblem('invalid_scope', `Scope "${each}" is not declared in the client metadata`)
    }
  }
  return {
    clientId: client.client_id,
    clientName: client.client_name ?? client.client_id,
    clientUri: client.client_uri ?? null,
    redirectUri,
    scope,
    state: need('state'),
    challenge: need('code_challenge'),
    loginHint: form.get('login_hint'),
  }
}

function tokenResponse(did: string, scope: string, tokens: IssuedTokens): Response {
  return Response.json(
    {
      access_token: tokens.accessToken,
      token_type: 'DPoP',
      refresh_token: tokens.refreshToken,
      scope,
      expires_in: tokens.expiresIn,
      sub: actorByDid(did).did,
    },
    { headers: { 'cache-control': 'no-store' } },
  )
}

function invalidGrant(message: string): OAuthProblem {
  return new OAuthProblem('invalid_grant', message)
}

function serverMetadata(issuer: string) {
  return {
    issuer,
    scopes_supported: scopesSupported,
    subject_types_supported: ['public'],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['ES256'],
    dpop_signing_alg_values_supported: ['ES256'],
    request_uri_parameter_supported: true,
    require_request_uri_registration: true,
    require_pushed_authorization_requests: true,
    client_id_metadata_document_supported: true,
    authorization_endpoint: `${issuer}/oauth/authorize`,
    token_endpoint: `${issuer}/oauth/token`,
    revocation_endpoint: `${issuer}/oauth/revoke`,
    pushed_authorization_request_endpoint: `${issuer}/oauth/par`,
  }
}
