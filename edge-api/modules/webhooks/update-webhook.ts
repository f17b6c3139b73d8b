import * as z from 'zod'
import { type Ctx, permit } from '../../context.ts'
import { changeWebhook, loadWebhook } from './change-webhook.ts'
import { expectAllowed, WebhookDescription, WebhookEvents, WebhookUrl } from './webhook-input.ts'
import { type WebhookView, webhookView } from './webhook-view.ts'

export const UpdateWebhookInput = z.strictObject({
  url: WebhookUrl.optional(),
  description: WebhookDescription.optional(),
  events: WebhookEvents.optional(),
})

/** Changes where an endpoint is and what it wants; what is left out stays. Throws NOT_FOUND, ADDRESS_NOT_ALLOWED. */
export async function updateWebhook(
  ctx: Ctx,
  input: z.infer<typeof UpdateWebhookInput> & { webhookId: string },
): Promise<WebhookView> {
  const organizationId = permit(ctx, 'webhook.manage')
  const before = await loadWebhook(ctx, organizationId, input.webhookId)
  const columns = {
    url: input.url === undefined ? before.url : expectAllowed(ctx, input.url),
    description: input.description === undefined ? before.description : input.description || null,
    events: input.events === undefined ? before.events : [...new Set(input.events)],
  }
  return changeWebhook(ctx, {
    before,
    columns,
    result: webhookView({ ...before, ...columns }),
    action: 'webhook.update',
    detail: columns,
  })
}
