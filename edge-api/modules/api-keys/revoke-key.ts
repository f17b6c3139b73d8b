import { and, eq, isNull } from 'drizzle-orm'
import { requireChange } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { apiKeys } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'

/** Ends a key, and with it every embed token it minted. Throws NOT_FOUND. */
export async function revokeKey(ctx: Ctx, { keyId }: { keyId: string }): Promise<{ id: string }> {
  const organizationId = permit(ctx, 'apiKey.manage')
  const { db, clock } = ctx.deps
  const revoke = db
    .update(apiKeys)
    .set({ revokedAt: clock.now() })
    .where(and(eq(apiKeys.id, keyId), eq(apiKeys.organizationId, organizationId), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id })
  try {
    return await commit(ctx, {
      organizationId,
      result: { id: keyId },
      changes: [requireChange(db, revoke, 'NOT_FOUND')],
      audit: { action: 'apiKey.revoke', objectType: 'apiKey', objectId: keyId },
    })
  } catch (error) {
    if (failedCondition(error) !== 'NOT_FOUND') throw error
    throw new AppError('NOT_FOUND', { detail: 'There is no such API key, or it was revoked already.' })
  }
}
