/** What an extension asks of Studio in the address of the page (RFC 6749, with the challenge of RFC 7636). */
export interface ConnectRequest {
  clientId: string
  redirectUri: string
  state: string
  codeChallenge: string
}

/** Reads the request from the address; null where something is missing or of another kind. */
export function readConnectRequest(query: URLSearchParams): ConnectRequest | null {
  const given = (name: string) => query.get(name) || null
  const [clientId, redirectUri, state, codeChallenge] = [
    given('client_id'),
    given('redirect_uri'),
    given('state'),
    given('code_challenge'),
  ]
  const isOurs = given('response_type') === 'code' && given('code_challenge_method') === 'S256'
  if (!isOurs || !clientId || !redirectUri || !state || !codeChallenge) return null
  return { clientId, redirectUri, state, codeChallenge }
}

/** The extension's address with the answer. To be gone to only once the server knows the address. */
export function answerAddress(
  { redirectUri, state }: ConnectRequest,
  answer: { code: string } | { error: 'access_denied' },
): string {
  const address = new URL(redirectUri)
  for (const [name, value] of Object.entries({ ...answer, state })) address.searchParams.set(name, value)
  return address.href
}
