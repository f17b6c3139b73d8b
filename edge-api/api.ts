import type { Endpoints } from './http/route.ts'
import { accountRoutes } from './modules/accounts/routes.ts'
import { apiKeyRoutes } from './modules/api-keys/routes.ts'
import { calendarRoutes } from './modules/calendar/routes.ts'
import { callbackRoutes } from './modules/callbacks/routes.ts'
import { clipRoutes } from './modules/clips/routes.ts'
import { embedRoutes } from './modules/embed/routes.ts'
import { extensionRoutes } from './modules/extension/routes.ts'
import { healthRoutes } from './modules/health/routes.ts'
import { identityRoutes } from './modules/identity/routes.ts'
import { mediaRoutes } from './modules/media/routes.ts'
import { notificationRoutes } from './modules/notifications/routes.ts'
import { organizationRoutes } from './modules/organizations/routes.ts'
import { approvalRoutes } from './modules/posts/approval-routes.ts'
import { postRoutes } from './modules/posts/routes.ts'
import { storyRoutes } from './modules/posts/story-routes.ts'
import { publishingRoutes } from './modules/publishing/routes.ts'
import { recurrenceRoutes } from './modules/recurrences/routes.ts'
import { roomRoutes } from './modules/rooms/routes.ts'
import { sessionRoutes } from './modules/sessions/routes.ts'
import { slotRoutes } from './modules/slots/routes.ts'
import { targetRoutes } from './modules/targets/routes.ts'
import { templateRoutes } from './modules/templates/routes.ts'
import { webhookRoutes } from './modules/webhooks/routes.ts'

/** Every route there is: what is served, described in the docs and walked through by the authorization tests. */
export const routes = [
  ...identityRoutes,
  ...sessionRoutes,
  ...extensionRoutes,
  ...organizationRoutes,
  ...clipRoutes,
  ...templateRoutes,
  ...postRoutes,
  ...approvalRoutes,
  ...storyRoutes,
  ...targetRoutes,
  ...publishingRoutes,
  ...recurrenceRoutes,
  ...slotRoutes,
  ...calendarRoutes,
  ...mediaRoutes,
  ...accountRoutes,
  ...notificationRoutes,
  ...webhookRoutes,
  ...roomRoutes,
  ...embedRoutes,
  ...apiKeyRoutes,
  ...callbackRoutes,
  ...healthRoutes,
] as const

/** The API as a type, for typed clients. */
export type Api = Endpoints<typeof routes>
