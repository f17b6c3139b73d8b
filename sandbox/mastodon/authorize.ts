import type { Context } from 'hono'
import { findPerson, type Person } from '../kit/index.ts'
import { fail } from './errors.ts'
import type { MastodonState } from './state.ts'

/** Who calls: an account, through an application. */
export interface Caller {
  person: Person
  appName: string | null
}

export function bearerOf(c: Context): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
}

/** The caller, if the token is good and carries one of the scopes. */
export function callerOf(state: MastodonState, c: Context, ...scopes: string[]): Caller {
  const bearer = bearerOf(c)
  const token = bearer === undefined ? undefined : state.tokens.get(bearer)
  if (!token) throw fail(401)
  if (!scopes.some((scope) => covers(token.scopes, scope))) {
    throw fail(403, 'This action is outside the authorized scopes')
  }
  const person = token.username === null ? undefined : findPerson(token.username)
  if (!person) throw fail(422, 'This method requires an authenticated user')
  return { person, appName: state.apps.get(token.clientId)?.name ?? null }
}

/** Whether granted scopes include one: `write` includes `write:statuses`. */
export function covers(granted: readonly string[], scope: string): boolean {
  return granted.includes(scope) || granted.includes(scope.split(':')[0] ?? '')
}
