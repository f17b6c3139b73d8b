import { sql } from 'drizzle-orm'
import { webhookDeliveries } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { sendWebhooks } from '../../outbox/send-webhooks.ts'
import { changeWebhook, loadWebhook } from './change-webhook.ts'
import type { WebhookMessage } from './webhook-events.ts'
import { type DeliveryView, deliveryView } from './webhook-view.ts'

/** Queues a test event for an endpoint; what came of it stands among its deliveries. Throws NOT_FOUND, STATE_CONFLICT. */
export async function sendTest(ctx: Ctx, { webhookId }: { webhookId: string }): Promise<DeliveryView> {
  const organizationId = permit(ctx, 'webhook.manage')
  const before = await loadWebhook(ctx, organizationId, webhookId)
  if (before.disabledAt) throw switchedOff()
  const { db, ids, clock } = ctx.deps
  const now = clock.now()
  const data = { organizationId, webhookId }
  const message: WebhookMessage = { type: 'webhook.test', timestamp: now.toISOString(), data }
  const row = {
    endpointId: webhookId,
    eventId: ids.next('event'),
    organizationId,
    type: message.type,
    payload: { ...message },
    availableAt: now,
    tries: 0,
    sentAt: null,
    failedAt: null,
    httpStatus: null,
    lastError: null,
    createdAt: now,
  }
  const result = await changeWebhook(ctx, {
    before,
    // Nothing of it changes: the statement makes sure that it is there.
    columns: { url: before.url },
    also: [db.insert(webhookDeliveries).values({ ...row, availableAt: sql`now()`, createdAt: sql`now()` })],
    result: deliveryView(row),
    action: 'webhook.test',
    detail: { deliveryId: row.eventId },
  })
  ctx.deps.background(sendWebhooks(ctx.deps))
  return result
}

export const switchedOff = () =>
  new AppError('STATE_CONFLICT', { detail: 'This webhook is switched off. Switch it on first.' })
