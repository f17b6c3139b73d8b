import { and, eq } from 'drizzle-orm'
import { requireChange } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { sessions } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'

/** Ends one of the person's sign-ins, at once and wherever it is. Throws NOT_FOUND. */
export async function endSession(ctx: Ctx, { sessionId }: { sessionId: string }): Promise<{ id: string }> {
  const { deps, principal } = ctx
  if (principal.kind !== 'user') throw new AppError('FORBIDDEN')
  const { db } = deps
  const ended = db
    .delete(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, principal.userId)))
    .returning({ id: sessions.id })
  try {
    return await commit(ctx, {
      organizationId: null,
      result: { id: sessionId },
      changes: [requireChange(db, ended, 'NOT_FOUND')],
      audit: { action: 'session.end', objectType: 'session', objectId: sessionId },
    })
  } catch (error) {
    if (failedCondition(error) !== 'NOT_FOUND') throw error
    throw new AppError('NOT_FOUND', { detail: 'There is no such sign-in of yours, or it has ended already.' })
  }
}
