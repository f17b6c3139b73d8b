import { and, desc, eq, lt } from 'drizzle-orm'
import { webhookDeliveries, webhookEndpoints } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { type Page, type PageInput, toPage } from '../page.ts'
import { noSuchWebhook } from './webhook-input.ts'
import { type DeliveryView, deliveryView } from './webhook-view.ts'

/** What an endpoint was sent in the last 30 days, newest first. Throws NOT_FOUND. */
export async function listDeliveries(
  ctx: Ctx,
  { webhookId, cursor, limit }: PageInput & { webhookId: string },
): Promise<Page<DeliveryView>> {
  const organizationId = permit(ctx, 'webhook.read')
  const { db } = ctx.deps
  const [[endpoint], rows] = await db.batch([
    db
      .select({ id: webhookEndpoints.id })
      .from(webhookEndpoints)
      .where(and(eq(webhookEndpoints.id, webhookId), eq(webhookEndpoints.organizationId, organizationId))),
    db
      .select()
      .from(webhookDeliveries)
      .where(
        and(
          eq(webhookDeliveries.endpointId, webhookId),
          eq(webhookDeliveries.organizationId, organizationId),
          cursor ? lt(webhookDeliveries.eventId, cursor) : undefined,
        ),
      )
      .orderBy(desc(webhookDeliveries.eventId))
      .limit(limit + 1),
  ])
  if (!endpoint) throw noSuchWebhook()
  return toPage(rows.map(deliveryView), limit)
}
