import { APIError } from 'better-auth/api'
import { databaseUnreachable, duplicateOf } from '../../../db/errors.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { authOf } from './auth.ts'
import { refuseForeignPage } from './foreign-page.ts'
import { agentOf } from './session-agent.ts'

export interface SignUp {
  name: string
  email: string
  password: string
}

export interface SignIn {
  email: string
  password: string
}

/** Makes a person and signs them in. Throws ALREADY_EXISTS. */
export async function signUp(deps: Deps, request: Request, input: SignUp): Promise<Response> {
  refuseForeignPage(deps, request)
  return asAnswer(() =>
    withPersonOnly(
      authOf(deps).api.signUpEmail({ body: input, headers: plainHeaders(request), returnHeaders: true }),
    ),
  )
}

/** Signs a person in. An unknown address and a wrong password get the same answer, after the same work. */
export async function signIn(deps: Deps, request: Request, input: SignIn): Promise<Response> {
  refuseForeignPage(deps, request)
  return asAnswer(() =>
    withPersonOnly(
      authOf(deps).api.signInEmail({ body: input, headers: plainHeaders(request), returnHeaders: true }),
    ),
  )
}

/** Ends the session for good; signing out twice is fine. */
export async function signOut(deps: Deps, request: Request): Promise<Response> {
  refuseForeignPage(deps, request)
  return asAnswer(() => authOf(deps).api.signOut({ headers: request.headers, returnHeaders: true }))
}

/** Who is signed in, or null; renews a session that is older than a day. */
export async function readSession(deps: Deps, request: Request): Promise<Response> {
  return asAnswer(async () => {
    const { headers, response } = await authOf(deps).api.getSession({
      headers: request.headers,
      returnHeaders: true,
    })
    const session = response && {
      session: { id: response.session.id, expiresAt: response.session.expiresAt },
      user: { id: response.user.id, name: response.user.name, email: response.user.email },
    }
    return { headers, response: session }
  })
}

/** A sign-in needs nothing of what the browser already has, and must not be confused by it. */
function plainHeaders(request: Request): Headers {
  return new Headers({ 'user-agent': agentOf(request) })
}

/** The token travels in headers alone: a body is more easily kept or shown somewhere. */
async function withPersonOnly(
  signed: Promise<{ headers: Headers; response: { user: { id: string; name: string; email: string } } }>,
): Promise<Signed> {
  const { headers, response } = await signed
  const { id, name, email } = response.user
  return { headers, response: { user: { id, name, email } } }
}

interface Signed {
  headers: Headers
  response: unknown
}

async function asAnswer(run: () => Promise<Signed>): Promise<Response> {
  try {
    const { headers, response } = await run()
    const answer = Response.json(response ?? null)
    for (const cookie of headers.getSetCookie()) answer.headers.append('set-cookie', cookie)
    const token = headers.get('set-auth-token')
    if (token !== null) answer.headers.set('set-auth-token', token)
    return answer
  } catch (error) {
    throw inOurWords(error)
  }
}

/** better-auth's errors by our codes. */
function inOurWords(error: unknown): unknown {
  if (duplicateOf(error, 'users_email')) return emailTaken()
  if (!(error instanceof APIError) || databaseUnreachable(error)) return error
  const code = typeof error.body?.code === 'string' ? error.body.code : ''
  if (/^USER_ALREADY_EXISTS/.test(code)) return emailTaken()
  if (code === 'FAILED_TO_CREATE_USER') return emailTaken()
  if (error.statusCode === 401 || /INVALID_(EMAIL_OR_)?PASSWORD|INVALID_EMAIL/.test(code)) {
    return new AppError('UNAUTHENTICATED', { detail: 'E-mail address and password do not belong together.' })
  }
  if (error.statusCode === 403) return new AppError('FORBIDDEN')
  if (error.statusCode < 500)
    return new AppError('MALFORMED_REQUEST', { detail: 'The sign-in request is not valid.' })
  return error
}

function emailTaken(): AppError {
  return new AppError('ALREADY_EXISTS', {
    detail: 'There is already an account with this e-mail address. Sign in instead.',
  })
}
