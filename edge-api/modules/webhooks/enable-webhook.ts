import { sql } from 'drizzle-orm'
import { type Ctx, permit } from '../../context.ts'
import { sendWebhooks } from '../../outbox/send-webhooks.ts'
import { changeWebhook, loadWebhook } from './change-webhook.ts'
import { type WebhookView, webhookView } from './webhook-view.ts'

/** Switches an endpoint on again and sends what still waits for it. Throws NOT_FOUND. */
export async function enableWebhook(ctx: Ctx, { webhookId }: { webhookId: string }): Promise<WebhookView> {
  const organizationId = permit(ctx, 'webhook.manage')
  const before = await loadWebhook(ctx, organizationId, webhookId)
  const columns = { failures: 0, disabledAt: null, disabledBecause: null }
  const { db } = ctx.deps
  const result = await changeWebhook(ctx, {
    before,
    columns,
    also: [
      db.execute(sql`
        update webhook_deliveries set available_at = now()
        where endpoint_id = ${webhookId} and organization_id = ${organizationId}
          and sent_at is null and failed_at is null and available_at > now()`),
    ],
    result: webhookView({ ...before, ...columns }),
    action: 'webhook.enable',
  })
  ctx.deps.background(sendWebhooks(ctx.deps))
  return result
}
