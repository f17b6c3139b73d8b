import { and, count, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import * as z from 'zod'
import { notifications, posts } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { type Page, type PageInput, toPage } from '../page.ts'
import { NotificationView } from './notification-view.ts'
import { personOf } from './person.ts'

/** Characters of a post that are shown to tell it from others. */
const excerptLength = 120

const Target = NotificationView.shape.target.unwrap().omit({ excerpt: true })
const Webhook = NotificationView.shape.webhook.unwrap()

/** What the person was told in this organization, newest first, and how much of it they have not read. */
export async function listNotifications(
  ctx: Ctx,
  { cursor, limit }: PageInput,
): Promise<Page<NotificationView> & { unread: number }> {
  const organizationId = permit(ctx, 'notification.read')
  const { db } = ctx.deps
  const isTheirs = and(
    eq(notifications.organizationId, organizationId),
    eq(notifications.userId, personOf(ctx)),
  )
  const [rows, [unread]] = await db.batch([
    db
      .select({
        notification: notifications,
        excerpt: sql<string | null>`left(${posts.text}, ${excerptLength})`,
      })
      .from(notifications)
      .leftJoin(
        posts,
        and(
          eq(posts.id, sql`${notifications.detail} ->> 'postId'`),
          eq(posts.organizationId, organizationId),
          isNull(posts.deletedAt),
        ),
      )
      .where(and(isTheirs, cursor ? lt(notifications.id, cursor) : undefined))
      .orderBy(desc(notifications.id))
      .limit(limit + 1),
    db
      .select({ count: count() })
      .from(notifications)
      .where(and(isTheirs, isNull(notifications.readAt))),
  ])
  const page = toPage(
    rows.map(({ notification, excerpt }) => view(notification, excerpt)),
    limit,
  )
  return { ...page, unread: unread?.count ?? 0 }
}

function view(row: typeof notifications.$inferSelect, excerpt: string | null): NotificationView {
  const { id, detail } = row
  const target = Target.safeParse(detail)
  const webhook = Webhook.safeParse(detail)
  return {
    id,
    type: z.parse(NotificationView.shape.type, row.type),
    target: target.success ? { ...target.data, excerpt } : null,
    webhook: webhook.success ? webhook.data : null,
    readAt: row.readAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}
