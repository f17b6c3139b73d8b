import type { Context } from 'hono'
import { findPerson, type Person } from '../kit/index.ts'
import { fail } from './errors.ts'
import type { XState } from './state.ts'

export function bearerOf(c: Context): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
}

/** The account that calls, if its token is good and carries all these scopes. */
export function callerOf(state: XState, c: Context, ...scopes: string[]): Person {
  const token = state.accessTokens.get(bearerOf(c) ?? '')
  const person = token && findPerson(token.username)
  if (!token || !person) throw fail(401)
  if (!scopes.every((scope) => token.scopes.includes(scope))) {
    throw fail(403, 'Your token does not have the scopes that this endpoint needs.')
  }
  return person
}
