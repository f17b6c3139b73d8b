import type { Result } from '../../widget/api/result.ts'
import { postForToken } from './post-for-token.ts'

/**
 * Signs in with e-mail and password and answers the bearer token. The password goes to the server once and is
 * kept nowhere.
 */
export function signIn(server: string, email: string, password: string): Promise<Result<string>> {
  return postForToken(`${server}/v1/auth/sign-in/email`, { email, password })
}

/** Ends the session on the server. Failing is no harm: the token is forgotten here anyway. */
export async function signOut(server: string, token: string): Promise<void> {
  try {
    await fetch(`${server}/v1/auth/sign-out`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: '{}',
      credentials: 'omit',
      signal: AbortSignal.timeout(5_000),
    })
  } catch {
    // Offline: the session on the server ends by its own time.
  }
}
