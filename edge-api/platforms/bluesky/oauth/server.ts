import * as z from 'zod'
import { blueskyError, cannotConnect, safeUrl } from '../failures.ts'
import { type BlueskyTools, callServer } from '../tools.ts'

/** The endpoints of an authorization server that we use; every address has been checked. */
export interface AuthorizationServer {
  issuer: string
  authorizationEndpoint: string
  tokenEndpoint: string
  pushEndpoint: string
}

const Resource = z.object({ authorization_servers: z.array(z.string()).length(1) })

const includes = (value: string) => z.array(z.string()).refine((list) => list.includes(value))

/** What https://atproto.com/specs/oauth#server-metadata demands. */
const Metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  pushed_authorization_request_endpoint: z.url(),
  scopes_supported: includes('atproto'),
  response_types_supported: includes('code'),
  grant_types_supported: includes('refresh_token'),
  code_challenge_methods_supported: includes('S256'),
  dpop_signing_alg_values_supported: includes('ES256'),
  authorization_response_iss_parameter_supported: z.literal(true),
  require_pushed_authorization_requests: z.literal(true),
  client_id_metadata_document_supported: z.literal(true),
})

/** The issuer that guards a personal data server. */
export async function issuerOf(tools: BlueskyTools, pds: string): Promise<string> {
  const answer = await callServer(tools, {
    service: 'The account’s server',
    method: 'GET',
    url: new URL('/.well-known/oauth-protected-resource', pds),
    whenLost: 'not-accepted',
  })
  if (!answer.ok) throw blueskyError(answer, tools)
  const [issuer = ''] = answer.json(Resource).authorization_servers
  return checkOrigin(tools, issuer)
}

/** Reads and checks an authorization server's metadata; it must name itself as the issuer. */
export async function readServer(tools: BlueskyTools, issuer: string): Promise<AuthorizationServer> {
  const answer = await callServer(tools, {
    service: 'The sign-in server',
    method: 'GET',
    url: new URL('/.well-known/oauth-authorization-server', checkOrigin(tools, issuer)),
    whenLost: 'not-accepted',
  })
  if (!answer.ok) throw blueskyError(answer, tools)
  const metadata = answer.json(Metadata)
  if (metadata.issuer !== issuer) {
    throw cannotConnect('ISSUER_MISMATCH', 'The sign-in server gives itself another name than its address.')
  }
  return {
    issuer,
    authorizationEndpoint: safeUrl(metadata.authorization_endpoint, tools).href,
    tokenEndpoint: safeUrl(metadata.token_endpoint, tools).href,
    pushEndpoint: safeUrl(metadata.pushed_authorization_request_endpoint, tools).href,
  }
}

function checkOrigin(tools: BlueskyTools, issuer: string): string {
  const { origin } = safeUrl(issuer, tools)
  if (origin === issuer) return issuer
  throw cannotConnect('ISSUER_MISMATCH', 'The sign-in server is named by more than its address.')
}
