import type { Problem } from '../../core/problem.ts'
import { clientProblem, type Result, succeed } from '../../widget/api/result.ts'

/**
 * Signs in with e-mail and password and answers the bearer token. The password goes to the server once and is
 * kept nowhere; no cookie is set or sent.
 */
export async function signIn(server: string, email: string, password: string): Promise<Result<string>> {
  let response: Response
  try {
    response = await fetch(`${server}/v1/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ email, password }),
      credentials: 'omit',
      signal: AbortSignal.timeout(15_000),
    })
  } catch {
    return { ok: false, problem: clientProblem('UNREACHABLE') }
  }
  const token = response.headers.get('set-auth-token')
  if (response.ok && token) return succeed(token)
  if (response.ok) return { ok: false, problem: clientProblem('ANSWER_NOT_UNDERSTOOD', response.status) }
  return { ok: false, problem: await problemOf(response) }
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

async function problemOf(response: Response): Promise<Problem> {
  try {
    const body: unknown = await response.json()
    if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') {
      const detail = 'detail' in body && typeof body.detail === 'string' ? body.detail : ''
      const message = 'message' in body && typeof body.message === 'string' ? body.message : ''
      return {
        type: 'about:blank',
        title: message,
        status: response.status,
        code: body.code,
        detail: detail || message,
      }
    }
  } catch {
    // Not a problem document: answered below.
  }
  return clientProblem(response.status >= 500 ? 'UNREACHABLE' : 'ANSWER_NOT_UNDERSTOOD', response.status)
}
