import { and, eq, sql } from 'drizzle-orm'
import * as z from 'zod'
import { requireChange } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { sessions, users, verifications } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import type { Ctx } from '../../context.ts'
import type { Deps } from '../../deps.ts'
import { sha256, toBase64Url } from '../../encoding.ts'
import { AppError } from '../../errors.ts'
import { refuseForeignPage } from '../identity/foreign-page.ts'
import { agentOf } from '../identity/session-agent.ts'
import { sessionSeconds } from '../identity/session-life.ts'
import { AskingExtension } from './allow-extension.ts'
import { formatGrant, type Grant, identifierOf, parseGrant } from './code.ts'

export const RedeemInput = AskingExtension.extend({
  code: z.string().regex(/^[\w-]{43}$/),
  /** What the challenge was made of (RFC 7636). */
  codeVerifier: z.string().regex(/^[\w.~-]{43,128}$/),
})
type RedeemInput = z.infer<typeof RedeemInput>

interface Found {
  id: string
  value: string
  grant: Grant
  expiresAt: Date
  person: { id: string; name: string; email: string }
}

/**
 * Opens a session of the extension's own for a code. The code is good for one try: a wrong verifier, client or address
 * spends it, and a second use ends the session that the first one opened. Throws UNAUTHENTICATED.
 */
export async function redeemCode(
  deps: Deps,
  request: Request,
  requestId: string,
  input: RedeemInput,
): Promise<Response> {
  refuseForeignPage(deps, request)
  const found = await findGrant(deps, input.code)
  if (!found) throw notValid()
  const sessionId = deps.ids.next('session')
  const { grant, person } = found
  const ctx: Ctx = {
    deps,
    requestId,
    idempotency: null,
    principal: {
      kind: 'user',
      userId: person.id,
      name: person.name,
      email: person.email,
      sessionId: grant.sessionId ?? sessionId,
      membership: null,
    },
  }
  const isGood = grant.sessionId === null && found.expiresAt > deps.clock.now() && (await fits(grant, input))
  if (!isGood) return spend(ctx, found)
  try {
    return await openSession(ctx, found, sessionId, request)
  } catch (error) {
    if (failedCondition(error) !== 'UNAUTHENTICATED') throw error
    // Somebody used the code at the same moment: one of the two is not who was meant.
    const used = await findGrant(deps, input.code)
    if (used) return spend(ctx, used)
    throw notValid()
  }
}

async function findGrant(deps: Deps, code: string): Promise<Found | null> {
  const [row] = await deps.db
    .select({
      id: verifications.id,
      value: verifications.value,
      expiresAt: verifications.expiresAt,
      person: { id: users.id, name: users.name, email: users.email },
    })
    .from(verifications)
    .innerJoin(users, eq(users.id, sql`split_part(${verifications.value}, ' ', 1)`))
    .where(eq(verifications.identifier, await identifierOf(code)))
  return row ? { ...row, grant: parseGrant(row.value) } : null
}

async function fits(grant: Grant, input: RedeemInput): Promise<boolean> {
  if (grant.clientId !== input.clientId || grant.redirectUri !== input.redirectUri) return false
  return grant.codeChallenge === (await challengeOf(input.codeVerifier))
}

async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return toBase64Url(new Uint8Array(digest))
}

async function openSession(ctx: Ctx, found: Found, sessionId: string, request: Request): Promise<Response> {
  const { db, ids, clock } = ctx.deps
  const { id, value, grant, person } = found
  // Tokens are letters, digits and underscores.
  const token = ids.secret(32).replaceAll('-', '_')
  const createdAt = clock.now()
  const expiresAt = new Date(createdAt.getTime() + sessionSeconds * 1000)
  const used = db
    .update(verifications)
    .set({ value: formatGrant(person.id, { ...grant, sessionId }), updatedAt: createdAt })
    .where(and(eq(verifications.id, id), eq(verifications.value, value)))
    .returning({ id: verifications.id })
  const result = await commit(ctx, {
    organizationId: null,
    result: { user: person },
    changes: [
      requireChange(db, used, 'UNAUTHENTICATED'),
      db.insert(sessions).values({
        id: sessionId,
        userId: person.id,
        token: await sha256(token),
        expiresAt,
        userAgent: agentOf(request, true),
        createdAt,
        updatedAt: createdAt,
      }),
    ],
    audit: {
      action: 'session.open',
      objectType: 'session',
      objectId: sessionId,
      detail: { clientId: grant.clientId },
    },
  })
  return Response.json(result, { headers: { 'set-auth-token': token } })
}

/** Makes the code worthless, and ends the session that it opened before. */
async function spend(ctx: Ctx, { id, grant, person }: Found): Promise<never> {
  const { db } = ctx.deps
  const { sessionId, clientId } = grant
  await commit(ctx, {
    organizationId: null,
    result: null,
    changes: [
      db.delete(verifications).where(eq(verifications.id, id)),
      ...(sessionId === null
        ? []
        : [db.delete(sessions).where(and(eq(sessions.id, sessionId), eq(sessions.userId, person.id)))]),
    ],
    audit: {
      action: sessionId === null ? 'extension.refuse' : 'extension.replay',
      objectType: 'extension',
      objectId: clientId,
    },
  })
  throw notValid()
}

/** One answer for every reason, so that it helps nobody who guesses. */
function notValid(): AppError {
  return new AppError('UNAUTHENTICATED', {
    detail: 'This sign-in is over: its code was used, has expired or belongs to another. Begin again.',
  })
}
