import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import * as z from 'zod'
import type { SandboxClock } from '../../kit/index.ts'
import { OAuthProblem } from './problem.ts'

const Metadata = z.object({
  client_id: z.string(),
  client_name: z.string().optional(),
  client_uri: z.url().optional(),
  application_type: z.enum(['web', 'native']).default('web'),
  grant_types: z.array(z.string()),
  response_types: z.array(z.string()),
  scope: z.string(),
  redirect_uris: z.array(z.string()).min(1),
  token_endpoint_auth_method: z.enum(['none', 'private_key_jwt']).default('none'),
  token_endpoint_auth_signing_alg: z.string().optional(),
  dpop_bound_access_tokens: z.literal(true),
  jwks: z.object({ keys: z.array(z.looseObject({ kty: z.string() })) }).optional(),
  jwks_uri: z.url({ protocol: /^https$/ }).optional(),
})
export type Client = z.infer<typeof Metadata>

/**
 * What a client says of itself: read from its address, or made up for the loopback client as described under
 * "Localhost Client Development" in https://atproto.com/specs/oauth.
 */
export async function readClient(clientId: string, fetch: typeof globalThis.fetch): Promise<Client> {
  if (/^http:\/\/localhost\/?(\?|$)/.test(clientId)) return loopbackClient(clientId)
  const url = URL.canParse(clientId) ? new URL(clientId) : null
  if (url?.protocol !== 'https:' || url.port !== '' || url.pathname === '/') {
    throw new OAuthProblem('invalid_client', 'client_id must be an https address with a path and no port')
  }
  const response = await fetch(clientId, {
    redirect: 'manual',
    headers: { accept: 'application/json' },
  }).catch(() => null)
  const isJson = response?.headers.get('content-type')?.includes('application/json')
  const parsed = Metadata.safeParse(response?.status === 200 && isJson ? await response.json() : null)
  if (!parsed.success) {
    throw new OAuthProblem('invalid_client_metadata', 'The client metadata could not be read')
  }
  const client = parsed.data
  if (client.client_id !== clientId) {
    throw new OAuthProblem('invalid_client_metadata', 'client_id must match the address of the metadata')
  }
  const wantsKeys = client.token_endpoint_auth_method === 'private_key_jwt'
  if (wantsKeys && (client.jwks === undefined) === (client.jwks_uri === undefined)) {
    throw new OAuthProblem('invalid_client_metadata', 'Either jwks or jwks_uri is required')
  }
  if (client.redirect_uris.some((address) => new URL(address).origin !== url.origin)) {
    throw new OAuthProblem('invalid_redirect_uri', 'redirect_uris must have the origin of client_id')
  }
  return client
}

function loopbackClient(clientId: string): Client {
  const query = new URL(clientId).searchParams
  for (const name of query.keys()) {
    if (name !== 'redirect_uri' && name !== 'scope') {
      throw new OAuthProblem('invalid_client', `Unexpected query parameter "${name}" in client_id`)
    }
  }
  const redirects = query.getAll('redirect_uri')
  if (redirects.some((address) => !/^http:\/\/(127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/.test(address))) {
    throw new OAuthProblem(
      'invalid_redirect_uri',
      'Loopback redirects go to 127.0.0.1 or [::1], not to localhost',
    )
  }
  return {
    client_id: clientId,
    client_name: 'Development client',
    application_type: 'native',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: query.get('scope') ?? 'atproto',
    redirect_uris: redirects.length > 0 ? redirects : ['http://127.0.0.1/', 'http://[::1]/'],
    token_endpoint_auth_method: 'none',
    dpop_bound_access_tokens: true,
  }
}

/** Whether a redirect is one that the client declared; the port of a loopback client is free. */
export function mayRedirectTo(client: Client, address: string): boolean {
  if (!client.client_id.startsWith('http://localhost')) return client.redirect_uris.includes(address)
  const wanted = withoutPort(address)
  return client.redirect_uris.some((declared) => withoutPort(declared) === wanted)
}

function withoutPort(address: string): string {
  if (!URL.canParse(address)) return ''
  const url = new URL(address)
  url.port = ''
  return url.href
}

/**
 * Proves that a confidential client is itself (RFC 7523); answers the key id that its session is bound to,
 * null for a public client.
 */
export async function authenticate(
  client: Client,
  form: URLSearchParams,
  issuer: string,
  tools: { fetch: typeof globalThis.fetch; clock: SandboxClock; spend: (assertionId: string) => void },
): Promise<string | null> {
  if (client.token_endpoint_auth_method === 'none') return null
  const refuse = (message: string) => new OAuthProblem('invalid_client', message, 401)
  const assertion = form.get('client_assertion')
  const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
  if (!assertion || form.get('client_assertion_type') !== type) throw refuse('client_assertion is required')
  const keys: JSONWebKeySet =
    client.jwks ?? (await tools.fetch(client.jwks_uri ?? '').then((answer) => answer.json()))
  const { payload, protectedHeader } = await jwtVerify(assertion, createLocalJWKSet(keys), {
    issuer: client.client_id,
    subject: client.client_id,
    audience: issuer,
    algorithms: ['ES256'],
    currentDate: tools.clock.now(),
    maxTokenAge: 60,
    clockTolerance: 30,
    requiredClaims: ['jti', 'iat'],
  }).catch(() => {
    throw refuse('client_assertion could not be verified')
  })
  if (!protectedHeader.kid) throw refuse('client_assertion needs a kid')
  tools.spend(`${client.client_id} ${payload.jti}`)
  return protectedHeader.kid
}
