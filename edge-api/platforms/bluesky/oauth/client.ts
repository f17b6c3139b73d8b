import { importJWK, type JWK, SignJWT } from 'jose'
import { cannotConnect } from '../failures.ts'
import { type BlueskyTools, secondsAt } from '../tools.ts'

/** What we ask for: to write records and upload files. https://atproto.com/specs/oauth#authorization-scopes */
export const scope = 'atproto transition:generic'
export const clientMetadataPath = '/oauth/bluesky/client-metadata.json'

/** Who we are towards an authorization server. */
export interface OAuthClient {
  clientId: string
  redirectUri: string
  /** Key of a confidential client; null for a public one. */
  key: JWK | null
}

/**
 * Our client: on a public https address the confidential client whose metadata we serve, on this machine the
 * loopback client that needs none. A loopback redirect must go to 127.0.0.1: `localhost` is not allowed there.
 */
export function clientOf(tools: BlueskyTools): OAuthClient {
  const publicUrl = new URL(tools.publicUrl)
  if (publicUrl.protocol === 'https:' && publicUrl.port === '') {
    return {
      clientId: publicUrl.origin + clientMetadataPath,
      redirectUri: tools.callbackUrl,
      key: tools.settings.signingKeys[0] ?? null,
    }
  }
  const redirect = new URL(tools.callbackUrl)
  if (redirect.hostname === 'localhost') redirect.hostname = '127.0.0.1'
  if (redirect.protocol !== 'http:' || !['127.0.0.1', '[::1]'].includes(redirect.hostname)) {
    throw cannotConnect(
      'ADDRESS_NOT_PUBLIC',
      'Bluesky sign-in needs this installation on an https address without a port, or on this machine. An app password works anywhere.',
    )
  }
  const parameters = new URLSearchParams({ redirect_uri: redirect.href, scope })
  return { clientId: `http://localhost?${parameters}`, redirectUri: redirect.href, key: null }
}

/**
 * The document at `{publicUrl}/oauth/bluesky/client-metadata.json`, which is our client id
 * (https://atproto.com/specs/oauth#client-id-metadata-document).
 */
export function blueskyClientMetadata(options: {
  publicUrl: string
  callbackUrl: string
  hasSigningKeys: boolean
}): Record<string, unknown> {
  const { origin } = new URL(options.publicUrl)
  return {
    client_id: origin + clientMetadataPath,
    client_name: 'AllIN',
    client_uri: origin,
    application_type: 'web',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [options.callbackUrl],
    scope,
    dpop_bound_access_tokens: true,
    ...(options.hasSigningKeys
      ? {
          token_endpoint_auth_method: 'private_key_jwt',
          token_endpoint_auth_signing_alg: 'ES256',
          jwks_uri: `${origin}/.well-known/jwks.json`,
        }
      : { token_endpoint_auth_method: 'none' }),
  }
}

/** The form fields by which we prove to be ourselves (RFC 7523); none for a public client. */
export async function clientAssertion(
  tools: BlueskyTools,
  client: { clientId: string; key: JWK | null },
  issuer: string,
): Promise<Record<string, string>> {
  const { clientId, key } = client
  if (!key) return {}
  const now = secondsAt(tools, issuer)
  const assertion = await new SignJWT({ jti: tools.ids.secret(16) })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid ?? '' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(issuer)
    .setIssuedAt(now)
    .setExpirationTime(now + 60)
    .sign(await importJWK(key, 'ES256'))
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  }
}
