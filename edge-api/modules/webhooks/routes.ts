import * as z from 'zod'
import { route } from '../../http/route.ts'
import { pageOf, pageQuery } from '../page.ts'
import { CreateWebhookInput, createWebhook } from './create-webhook.ts'
import { deleteWebhook } from './delete-webhook.ts'
import { enableWebhook } from './enable-webhook.ts'
import { listDeliveries } from './list-deliveries.ts'
import { listWebhooks } from './list-webhooks.ts'
import { redeliver } from './redeliver.ts'
import { rotateSecret } from './rotate-secret.ts'
import { sendTest } from './send-test.ts'
import { UpdateWebhookInput, updateWebhook } from './update-webhook.ts'
import { WebhookId } from './webhook-input.ts'
import { DeliveryId, DeliveryView, WebhookView, WebhookWithSecret } from './webhook-view.ts'

const params = z.strictObject({ webhookId: WebhookId })
const tag = 'Webhooks'
const nothing = z.strictObject({})

export const webhookRoutes = [
  route(
    {
      method: 'POST',
      path: '/v1/webhooks',
      operation: 'createWebhook',
      summary: 'Have a server of yours told what happens',
      description:
        'The signing secret stands in this answer only. Messages follow Standard Webhooks: check `webhook-signature`, and recognise repetitions by `webhook-id`.',
      tag,
      access: 'webhook.manage',
      problems: ['ADDRESS_NOT_ALLOWED', 'STATE_CONFLICT'],
      body: CreateWebhookInput,
      status: 201,
      response: WebhookWithSecret,
    },
    ({ ctx, body }) => createWebhook(ctx, body),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/webhooks',
      operation: 'listWebhooks',
      summary: 'List the webhooks, newest first',
      tag,
      access: 'webhook.read',
      query: z.strictObject(pageQuery),
      response: pageOf(WebhookView),
    },
    ({ ctx, query }) => listWebhooks(ctx, query),
  ),
  route(
    {
      method: 'PATCH',
      path: '/v1/webhooks/{webhookId}',
      operation: 'updateWebhook',
      summary: 'Change the address of a webhook, or what it is sent',
      description: 'Fields that are left out stay as they are. What already waits goes to the new address.',
      tag,
      access: 'webhook.manage',
      problems: ['ADDRESS_NOT_ALLOWED'],
      params,
      body: UpdateWebhookInput,
      response: WebhookView,
    },
    ({ ctx, params, body }) => updateWebhook(ctx, { ...params, ...body }),
  ),
  route(
    {
      method: 'DELETE',
      path: '/v1/webhooks/{webhookId}',
      operation: 'deleteWebhook',
      summary: 'Delete a webhook with everything that waits for it',
      tag,
      access: 'webhook.manage',
      params,
      response: z.object({ id: WebhookId }),
    },
    ({ ctx, params }) => deleteWebhook(ctx, params),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/webhooks/{webhookId}/secret',
      operation: 'rotateWebhookSecret',
      summary: 'Give a webhook a new signing secret',
      description:
        'The secret stands in this answer only. For a day messages are signed with the one before as well, so that your server can change over in peace.',
      tag,
      access: 'webhook.manage',
      params,
      body: nothing,
      response: WebhookWithSecret,
    },
    ({ ctx, params }) => rotateSecret(ctx, params),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/webhooks/{webhookId}/enable',
      operation: 'enableWebhook',
      summary: 'Switch a webhook on again',
      description:
        'One that took nothing for five days, failed fifty times in a row or answered 410 was switched off. What still waits is sent now; what was given up can be sent again one by one.',
      tag,
      access: 'webhook.manage',
      params,
      body: nothing,
      response: WebhookView,
    },
    ({ ctx, params }) => enableWebhook(ctx, params),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/webhooks/{webhookId}/test',
      operation: 'testWebhook',
      summary: 'Send a test event',
      tag,
      access: 'webhook.manage',
      problems: ['STATE_CONFLICT'],
      params,
      body: nothing,
      response: DeliveryView,
    },
    ({ ctx, params }) => sendTest(ctx, params),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/webhooks/{webhookId}/deliveries',
      operation: 'listWebhookDeliveries',
      summary: 'List what a webhook was sent in the last 30 days',
      tag,
      access: 'webhook.read',
      params,
      query: z.strictObject(pageQuery),
      response: pageOf(DeliveryView),
    },
    ({ ctx, params, query }) => listDeliveries(ctx, { ...params, ...query }),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver',
      operation: 'redeliverWebhook',
      summary: 'Send one message again, now',
      description: 'It keeps its `webhook-id`, so that your server can tell that it is the same.',
      tag,
      access: 'webhook.manage',
      problems: ['STATE_CONFLICT'],
      params: z.strictObject({ webhookId: WebhookId, deliveryId: DeliveryId }),
      body: nothing,
      response: DeliveryView,
    },
    ({ ctx, params }) => redeliver(ctx, params),
  ),
] as const
