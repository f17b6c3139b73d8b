import type { Problem } from '../../core/problem.ts'
import { clientProblem, type Result, succeed } from '../../widget/api/result.ts'

/** Posts something that proves who one is, and answers the bearer token. No cookie is set or sent. */
export async function postForToken(url: string, proof: object): Promise<Result<string>> {
  let response: Response
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(proof),
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
