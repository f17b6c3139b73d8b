import { eq } from 'drizzle-orm'
import { webhookEndpoints } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { changeWebhook, loadWebhook } from './change-webhook.ts'
import { newSecret, sealRotated } from './secret.ts'
import { type WebhookWithSecret, webhookView } from './webhook-view.ts'

/** Gives an endpoint a new secret, shown in this answer only; for a day the one before signs as well. Throws NOT_FOUND. */
export async function rotateSecret(
  ctx: Ctx,
  { webhookId }: { webhookId: string },
): Promise<WebhookWithSecret> {
  const organizationId = permit(ctx, 'webhook.manage')
  const before = await loadWebhook(ctx, organizationId, webhookId)
  const secret = newSecret(ctx.deps)
  const place = { organizationId, endpointId: webhookId }
  const sealedSecret = await sealRotated(ctx.deps, place, before.sealedSecret, secret)
  return changeWebhook(ctx, {
    before,
    columns: { sealedSecret },
    guard: eq(webhookEndpoints.sealedSecret, before.sealedSecret),
    result: { ...webhookView(before), secret },
    holdsSecret: true,
    action: 'webhook.rotate-secret',
  })
}
