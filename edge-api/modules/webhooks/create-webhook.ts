import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { requireThat } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { webhookEndpoints } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { actorId, type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newSecret, sealSecret } from './secret.ts'
import { expectAllowed, WebhookDescription, WebhookEvents, WebhookUrl } from './webhook-input.ts'
import { type WebhookWithSecret, webhookView } from './webhook-view.ts'

export const CreateWebhookInput = z.strictObject({
  url: WebhookUrl,
  description: WebhookDescription.default(null),
  events: WebhookEvents.default([]),
})

/** Every message is sent to each of them. */
const mostWebhooks = 20

/**
 * Makes an endpoint with a fresh secret, which is shown in this answer only. Throws ADDRESS_NOT_ALLOWED, and
 * STATE_CONFLICT when the organization has as many as it may.
 */
export async function createWebhook(
  ctx: Ctx,
  input: z.infer<typeof CreateWebhookInput>,
): Promise<WebhookWithSecret> {
  const organizationId = permit(ctx, 'webhook.manage')
  const url = expectAllowed(ctx, input.url)
  const { deps } = ctx
  const id = deps.ids.next('webhook')
  const secret = newSecret(deps)
  const row = {
    id,
    organizationId,
    url,
    description: input.description || null,
    events: [...new Set(input.events)],
    failures: 0,
    disabledAt: null,
    disabledBecause: null,
    createdBy: actorId(ctx.principal),
    createdAt: deps.clock.now(),
  }
  const sealedSecret = await sealSecret(deps, { organizationId, endpointId: id }, secret)
  const fewer = sql`(select count(*) from webhook_endpoints where organization_id = ${organizationId}) < ${mostWebhooks}`
  try {
    return await commit(ctx, {
      organizationId,
      result: { ...webhookView(row), secret },
      status: 201,
      holdsSecret: true,
      changes: [
        requireThat(deps.db, fewer, 'TOO_MANY'),
        deps.db.insert(webhookEndpoints).values({ ...row, sealedSecret }),
      ],
      audit: { action: 'webhook.create', objectType: 'webhook', objectId: id, detail: { url } },
    })
  } catch (error) {
    if (failedCondition(error) !== 'TOO_MANY') throw error
    throw new AppError('STATE_CONFLICT', {
      detail: `An organization can have ${mostWebhooks} webhooks. Delete one that is no longer needed.`,
    })
  }
}
