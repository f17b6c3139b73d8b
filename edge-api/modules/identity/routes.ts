import * as z from 'zod'
import { sha256 } from '../../encoding.ts'
import { AppError } from '../../errors.ts'
import { takeFrom } from '../../http/limits.ts'
import { route } from '../../http/route.ts'
import { passwordLength } from './auth.ts'
import { MeView } from './me-view.ts'
import { readMe } from './read-me.ts'
import { readSession, signIn, signOut, signUp } from './sign.ts'

const tag = 'Identity'
const Email = z.email().max(254)
const Password = z.string().min(passwordLength.min).max(passwordLength.max)

const SignedIn = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
})

/** Guessing a password: five tries in a quarter of an hour for one address from one place. */
const signInLimit = { requests: 5, seconds: 900 }

export const identityRoutes = [
  route(
    {
      method: 'POST',
      path: '/v1/auth/sign-up/email',
      operation: 'signUp',
      summary: 'Create a person and sign them in',
      description:
        'The session comes as a cookie, and in the header `set-auth-token` for clients without cookies.',
      tag,
      access: 'public',
      problems: ['ALREADY_EXISTS', 'FORBIDDEN', 'ORIGIN_NOT_ALLOWED'],
      body: z.object({ name: z.string().trim().min(1).max(100), email: Email, password: Password }),
      response: SignedIn,
    },
    ({ deps, body, http }) => signUp(deps, http.req.raw, body),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/auth/sign-in/email',
      operation: 'signIn',
      summary: 'Sign in',
      description: 'Five attempts in 15 minutes for an e-mail address and place.',
      tag,
      access: 'public',
      problems: ['UNAUTHENTICATED', 'FORBIDDEN', 'ORIGIN_NOT_ALLOWED'],
      body: z.object({ email: Email, password: z.string().min(1).max(passwordLength.max) }),
      response: SignedIn,
    },
    async ({ deps, body, http, exchange }) => {
      const bucket = await sha256(`${exchange.clientAddress} ${body.email.toLowerCase()}`)
      await takeFrom(deps.limiter, `sign-in:${bucket}`, signInLimit, exchange.headers)
      return signIn(deps, http.req.raw, body)
    },
  ),
  route(
    {
      method: 'POST',
      path: '/v1/auth/sign-out',
      operation: 'signOut',
      summary: 'End the session',
      tag,
      access: 'public',
      response: z.object({ success: z.boolean() }),
    },
    ({ deps, http }) => signOut(deps, http.req.raw),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/auth/get-session',
      operation: 'getSession',
      summary: 'Who is signed in, or null; renews an older session',
      tag,
      access: 'public',
      response: z
        .object({
          session: z.object({ id: z.string(), expiresAt: z.iso.datetime() }),
          user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
        })
        .nullable(),
    },
    ({ deps, http }) => readSession(deps, http.req.raw),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/me',
      operation: 'readMe',
      summary: 'The signed-in person and their organizations',
      tag,
      access: 'user',
      response: MeView,
    },
    ({ ctx }) => readMe(ctx),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/demo',
      operation: 'readDemo',
      summary: 'The sign-in of a demo installation',
      description: 'Answers 404 everywhere but on an installation that was started as a demo.',
      tag,
      access: 'public',
      problems: ['NOT_FOUND'],
      response: z.object({ email: z.string(), password: z.string() }),
    },
    async ({ deps }) => {
      if (deps.config.demo) return deps.config.demo
      throw new AppError('NOT_FOUND', { detail: 'This is not a demo installation.' })
    },
  ),
] as const
