import { connectPath } from '../../core/extension.ts'
import { postForToken } from './post-for-token.ts'

/**
 * Why a sign-in by Studio's session came to nothing: the person said no, closed the window, Studio could not be reached,
 * did not complete it, or the installation does not know this extension.
 */
export const studioProblems = ['denied', 'closed', 'unreachable', 'refused', 'unknown'] as const
export type StudioProblem = (typeof studioProblems)[number]

/** The extension as Studio knows it, and the browser's window for sign-ins. */
export interface Door {
  clientId: string
  redirectUri: string
  /** Opens the address and answers the one it ended at; throws when the person closes the window. */
  open(address: string): Promise<string | undefined>
}

/**
 * Signs in by the session that the person has in Studio (OAuth 2.1, authorization code with PKCE): Studio asks them and
 * answers a code, which opens a session here only together with the verifier. That stays in this function.
 */
export async function signInByStudio(
  server: string,
  { clientId, redirectUri, open }: Door,
): Promise<{ token: string } | { problem: StudioProblem }> {
  const [codeVerifier, state] = [randomText(), randomText()]
  const asked = new URL(connectPath, server)
  asked.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge: await challengeOf(codeVerifier),
    code_challenge_method: 'S256',
  }).toString()
  let ended: string | undefined
  try {
    ended = await open(asked.href)
  } catch (error) {
    return { problem: /could not be loaded/i.test(String(error)) ? 'unreachable' : 'closed' }
  }
  const answer = readAnswer(ended, redirectUri, state)
  if (!('code' in answer)) return answer
  const { code } = answer
  const opened = await postForToken(`${server}/v1/extension/codes/redeem`, {
    ...{ clientId, redirectUri, code, codeVerifier },
  })
  if (opened.ok) return { token: opened.value }
  const { code: fault } = opened.problem
  if (fault === 'ORIGIN_NOT_ALLOWED') return { problem: 'unknown' }
  return { problem: fault === 'UNREACHABLE' ? 'unreachable' : 'refused' }
}

/** What Studio answered. An answer to somebody else's question, or at another address, counts as none. */
function readAnswer(
  ended: string | undefined,
  redirectUri: string,
  state: string,
): { code: string } | { problem: StudioProblem } {
  if (!ended?.startsWith(redirectUri)) return { problem: 'refused' }
  const answer = new URL(ended).searchParams
  if (answer.get('state') !== state) return { problem: 'refused' }
  if (answer.get('error') === 'access_denied') return { problem: 'denied' }
  const code = answer.get('code')
  return code ? { code } : { problem: 'refused' }
}

/** 256 random bits, as base64url: also a proper verifier (RFC 7636, 4.1). */
function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)))
}

async function challengeOf(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))))
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
