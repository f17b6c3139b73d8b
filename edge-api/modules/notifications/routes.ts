import * as z from 'zod'
import { route } from '../../http/route.ts'
import { pageOf, pageQuery } from '../page.ts'
import { listNotifications } from './list-notifications.ts'
import { MarkAllReadInput, markAllRead, markRead } from './mark-read.ts'
import { NotificationId, NotificationView } from './notification-view.ts'

const tag = 'Notifications'
const access = 'notification.read'
const callers = ['person'] as const

export const notificationRoutes = [
  route(
    {
      method: 'GET',
      path: '/v1/notifications',
      operation: 'listNotifications',
      summary: 'List what you were told, newest first',
      description:
        'A post that failed or waits for an answer is told to who wrote it and to everybody who may answer; a webhook that was switched off to who manages webhooks.',
      tag,
      access,
      callers,
      query: z.strictObject(pageQuery),
      response: pageOf(NotificationView).extend({
        unread: z.int().meta({ description: 'How many you have not read, on all pages.' }),
      }),
    },
    ({ ctx, query }) => listNotifications(ctx, query),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/notifications/read',
      operation: 'markAllNotificationsRead',
      summary: 'Mark everything as read, up to the newest one you have seen',
      tag,
      access,
      callers,
      body: MarkAllReadInput,
      response: z.object({ upTo: NotificationId }),
    },
    ({ ctx, body }) => markAllRead(ctx, body),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/notifications/{notificationId}/read',
      operation: 'markNotificationRead',
      summary: 'Mark one notification as read',
      tag,
      access,
      callers,
      params: z.strictObject({ notificationId: NotificationId }),
      body: z.strictObject({}),
      response: z.object({ id: NotificationId }),
    },
    ({ ctx, params }) => markRead(ctx, params),
  ),
] as const
