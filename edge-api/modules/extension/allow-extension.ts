import { and, eq, exists, sql } from 'drizzle-orm'
import * as z from 'zod'
import { requireThat } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { sessions, verifications } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { extensionMark } from '../identity/session-agent.ts'
import { findClient } from './clients.ts'
import { codeSeconds, formatGrant, identifierOf } from './code.ts'

/** An extension and its address, as it asks. */
export const AskingExtension = z.strictObject({
  clientId: z.string().regex(/^[\w.@-]{1,80}$/),
  redirectUri: z.string().max(200),
})

export const AllowExtensionInput = AskingExtension.extend({
  /** SHA-256 of the verifier that only the extension knows, base64url (RFC 7636). */
  codeChallenge: z.string().regex(/^[\w-]{43}$/),
  codeChallengeMethod: z.literal('S256'),
})

export const SignInCode = z.object({ code: z.string(), expiresAt: z.iso.datetime() })

/**
 * Lets an extension act for the signed-in person: answers a code that opens a session once, within a minute, for whoever
 * knows the verifier. An extension cannot let itself in again: its own session is refused.
 */
export async function allowExtension(
  ctx: Ctx,
  input: z.infer<typeof AllowExtensionInput>,
): Promise<z.infer<typeof SignInCode>> {
  const { deps, principal } = ctx
  if (principal.kind !== 'user') throw new AppError('FORBIDDEN')
  const client = findClient(deps.config, input)
  const { db, ids, clock } = deps
  const code = ids.secret(32)
  const expiresAt = new Date(clock.now().getTime() + codeSeconds * 1000)
  const fromStudio = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.id, principal.sessionId),
        sql`coalesce(${sessions.userAgent}, '') not like ${`${extensionMark}%`}`,
      ),
    )
  const grant = {
    clientId: client.id,
    redirectUri: client.redirectUri,
    codeChallenge: input.codeChallenge,
    sessionId: null,
  }
  try {
    return await commit(ctx, {
      organizationId: null,
      result: { code, expiresAt: expiresAt.toISOString() },
      status: 201,
      holdsSecret: true,
      changes: [
        requireThat(db, exists(fromStudio), 'FORBIDDEN'),
        db.insert(verifications).values({
          id: ids.next('verification'),
          identifier: await identifierOf(code),
          value: formatGrant(principal.userId, grant),
          expiresAt,
        }),
      ],
      audit: { action: 'extension.allow', objectType: 'extension', objectId: client.id },
    })
  } catch (error) {
    if (failedCondition(error) !== 'FORBIDDEN') throw error
    throw new AppError('FORBIDDEN', { detail: 'Only Studio can let an extension act for you.' })
  }
}
