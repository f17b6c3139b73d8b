import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { platformIds } from '../../../core/platforms/index.ts'
import { notificationTypes } from '../../outbox/notifications.ts'

export const NotificationId = idSchema('notification')

/** What a person is told. Exactly one of `target` and `webhook` is there, by the type. */
export const NotificationView = z.object({
  id: NotificationId,
  type: z.enum(notificationTypes),
  target: z
    .object({
      postId: idSchema('post'),
      excerpt: z.string().nullable().meta({ description: 'How the post begins; null when it was deleted.' }),
      platform: z.enum(platformIds),
      handle: z.string(),
      errorCode: z.string().nullable(),
      errorDetail: z.string().nullable(),
    })
    .nullable()
    .meta({ description: 'The post, on the account that it is about.' }),
  webhook: z
    .object({
      webhookId: idSchema('webhook'),
      url: z.string(),
      reason: z.string().meta({ description: 'Why it was switched off.' }),
    })
    .nullable()
    .meta({ description: 'The webhook that it is about.' }),
  readAt: z.iso.datetime().nullable().meta({ description: 'When the person had read it; null until then.' }),
  createdAt: z.iso.datetime(),
})
export type NotificationView = z.infer<typeof NotificationView>
