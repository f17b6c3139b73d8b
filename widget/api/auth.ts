import { clientProblem, type Result, succeed } from './result.ts'
import { send } from './transport.ts'

export interface Authentication {
  signUp(person: { name: string; email: string; password: string }): Promise<Result<null>>
  signIn(person: { email: string; password: string }): Promise<Result<null>>
  signOut(): Promise<Result<null>>
}

/** Sign-up, sign-in and sign-out with the session cookie. */
export function createAuthentication(baseUrl: string): Authentication {
  const post = async (path: string, body: unknown): Promise<Result<null>> => {
    const result = await send({
      url: `${baseUrl}/v1/auth/${path}`,
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(body),
      credentials: 'include',
      timeout: 15_000,
    })
    if (result.ok) return succeed(null)
    return result.problem.code === ''
      ? { ok: false, problem: clientProblem('ANSWER_NOT_UNDERSTOOD') }
      : result
  }
  return {
    signUp: (person) => post('sign-up/email', person),
    signIn: (person) => post('sign-in/email', person),
    signOut: () => post('sign-out', {}),
  }
}
