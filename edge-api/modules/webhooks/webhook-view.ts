import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import type { webhookDeliveries, webhookEndpoints } from '../../../db/schema/index.ts'
import { chosenEventTypes, type WebhookEventType, webhookEventTypes } from './webhook-events.ts'

/** An endpoint as it is listed: the secret is shown only when it is made or renewed. */
export const WebhookView = z.object({
  id: idSchema('webhook'),
  url: z.url(),
  description: z.string().nullable(),
  events: z.array(z.enum(chosenEventTypes)).meta({ description: 'What it is sent; empty means everything.' }),
  failures: z.int().meta({ description: 'Tries in a row that failed.' }),
  disabledAt: z.iso
    .datetime()
    .nullable()
    .meta({ description: 'When it was switched off; null while it is on.' }),
  disabledBecause: z.string().nullable().meta({ description: 'Why it was switched off.' }),
  createdAt: z.iso.datetime(),
})
export type WebhookView = z.infer<typeof WebhookView>

export const WebhookWithSecret = WebhookView.extend({
  secret: z.string().meta({ description: 'Signs every message (`whsec_…`). Shown in this answer only.' }),
})
export type WebhookWithSecret = z.infer<typeof WebhookWithSecret>

export function webhookView(row: Omit<typeof webhookEndpoints.$inferSelect, 'sealedSecret'>): WebhookView {
  const { id, url, description, failures, disabledBecause } = row
  return {
    id,
    url,
    description,
    events: chosenEventTypes.filter((type) => row.events.includes(type)),
    failures,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    disabledBecause,
    createdAt: row.createdAt.toISOString(),
  }
}

export const DeliveryId = z.string().regex(/^evt_[0-9a-hjkmnp-tv-z]{26}(_post)?$/)

/** One message for one endpoint. */
export const DeliveryView = z.object({
  id: DeliveryId.meta({ description: 'The same as the header `webhook-id`.' }),
  type: z.enum(webhookEventTypes),
  state: z.enum(['waiting', 'delivered', 'given-up']),
  tries: z.int().meta({ description: 'How often it was sent.' }),
  httpStatus: z
    .int()
    .nullable()
    .meta({ description: 'What the server answered last; null when it did not.' }),
  remark: z.string().nullable().meta({ description: 'What went wrong last, in words.' }),
  queuedAt: z.iso.datetime().meta({ description: 'When it was put in the queue.' }),
  deliveredAt: z.iso.datetime().nullable().meta({ description: 'When the server took it.' }),
  nextTryAt: z.iso.datetime().nullable().meta({ description: 'Not sent before then; null when it is done.' }),
})
export type DeliveryView = z.infer<typeof DeliveryView>

export function deliveryView(row: typeof webhookDeliveries.$inferSelect): DeliveryView {
  const state = row.sentAt ? 'delivered' : row.failedAt ? 'given-up' : 'waiting'
  return {
    id: row.eventId,
    type: row.type as WebhookEventType,
    state,
    tries: row.tries,
    httpStatus: row.httpStatus,
    remark: row.lastError,
    queuedAt: row.createdAt.toISOString(),
    deliveredAt: row.sentAt?.toISOString() ?? null,
    nextTryAt: state === 'waiting' ? row.availableAt.toISOString() : null,
  }
}
