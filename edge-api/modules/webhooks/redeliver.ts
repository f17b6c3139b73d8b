import { and, eq, sql } from 'drizzle-orm'
import { requireChange } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { webhookDeliveries, webhookEndpoints } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { sendWebhooks } from '../../outbox/send-webhooks.ts'
import { switchedOff } from './send-test.ts'
import { type DeliveryView, deliveryView } from './webhook-view.ts'

/**
 * Sends a message again, now, with a fresh round of tries and the id it had. Throws NOT_FOUND, and STATE_CONFLICT while
 * the endpoint is switched off or the message changed in this moment.
 */
export async function redeliver(
  ctx: Ctx,
  { webhookId, deliveryId }: { webhookId: string; deliveryId: string },
): Promise<DeliveryView> {
  const organizationId = permit(ctx, 'webhook.manage')
  const { db, clock } = ctx.deps
  const isIt = and(
    eq(webhookDeliveries.endpointId, webhookId),
    eq(webhookDeliveries.eventId, deliveryId),
    eq(webhookDeliveries.organizationId, organizationId),
  )
  const [found] = await db
    .select({ delivery: webhookDeliveries, disabledAt: webhookEndpoints.disabledAt })
    .from(webhookDeliveries)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .where(isIt)
  if (!found)
    throw new AppError('NOT_FOUND', { detail: 'There is no such delivery; they are kept for 30 days.' })
  if (found.disabledAt) throw switchedOff()
  const columns = { tries: 0, sentAt: null, failedAt: null, httpStatus: null, lastError: null }
  const again = db
    .update(webhookDeliveries)
    // It is queued anew, also for the days after which it is erased.
    .set({ ...columns, availableAt: sql`now()`, createdAt: sql`now()` })
    .where(and(isIt, eq(webhookDeliveries.tries, found.delivery.tries)))
    .returning({ id: webhookDeliveries.eventId })
  const now = clock.now()
  try {
    const result = await commit(ctx, {
      organizationId,
      result: deliveryView({ ...found.delivery, ...columns, availableAt: now, createdAt: now }),
      changes: [requireChange(db, again, 'STATE_CONFLICT')],
      audit: {
        action: 'webhook.redeliver',
        objectType: 'webhook',
        objectId: webhookId,
        detail: { deliveryId },
      },
    })
    ctx.deps.background(sendWebhooks(ctx.deps))
    return result
  } catch (error) {
    if (failedCondition(error) !== 'STATE_CONFLICT') throw error
    throw new AppError('STATE_CONFLICT', { detail: 'It is being sent at this moment. Load the list again.' })
  }
}
