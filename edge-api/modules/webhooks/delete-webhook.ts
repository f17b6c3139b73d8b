import { and, eq } from 'drizzle-orm'
import { requireChange } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { webhookEndpoints } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { type Ctx, permit } from '../../context.ts'
import { noSuchWebhook } from './webhook-input.ts'

/** Deletes an endpoint with everything that waits for it. Throws NOT_FOUND. */
export async function deleteWebhook(ctx: Ctx, { webhookId }: { webhookId: string }): Promise<{ id: string }> {
  const organizationId = permit(ctx, 'webhook.manage')
  const { db } = ctx.deps
  const remove = db
    .delete(webhookEndpoints)
    .where(and(eq(webhookEndpoints.id, webhookId), eq(webhookEndpoints.organizationId, organizationId)))
    .returning({ id: webhookEndpoints.id })
  try {
    return await commit(ctx, {
      organizationId,
      result: { id: webhookId },
      changes: [requireChange(db, remove, 'NOT_FOUND')],
      audit: { action: 'webhook.delete', objectType: 'webhook', objectId: webhookId },
    })
  } catch (error) {
    if (failedCondition(error) !== 'NOT_FOUND') throw error
    throw noSuchWebhook()
  }
}
