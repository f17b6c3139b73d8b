import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import * as z from 'zod'
import { requireChange } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { notifications } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { NotificationId } from './notification-view.ts'
import { personOf } from './person.ts'

/** Marks one of the person's notifications as read; one that is read stays as it is. Throws NOT_FOUND. */
export async function markRead(
  ctx: Ctx,
  { notificationId }: { notificationId: string },
): Promise<{ id: string }> {
  const organizationId = permit(ctx, 'notification.read')
  const userId = personOf(ctx)
  const { db } = ctx.deps
  const read = db
    .update(notifications)
    .set({ readAt: sql`coalesce(${notifications.readAt}, now())` })
    .where(
      and(
        eq(notifications.id, notificationId),
        eq(notifications.organizationId, organizationId),
        eq(notifications.userId, userId),
      ),
    )
    .returning({ id: notifications.id })
  try {
    return await commit(ctx, {
      organizationId,
      result: { id: notificationId },
      changes: [requireChange(db, read, 'NOT_FOUND')],
      audit: { action: 'notification.read', objectType: 'notification', objectId: notificationId },
    })
  } catch (error) {
    if (failedCondition(error) !== 'NOT_FOUND') throw error
    throw new AppError('NOT_FOUND', { detail: 'There is no such notification of yours.' })
  }
}

export const MarkAllReadInput = z.strictObject({
  upTo: NotificationId,
})

/** Marks the person's notifications as read, up to the newest one they have seen. */
export async function markAllRead(
  ctx: Ctx,
  { upTo }: z.infer<typeof MarkAllReadInput>,
): Promise<{ upTo: string }> {
  const organizationId = permit(ctx, 'notification.read')
  const userId = personOf(ctx)
  return commit(ctx, {
    organizationId,
    result: { upTo },
    changes: [
      ctx.deps.db
        .update(notifications)
        .set({ readAt: sql`now()` })
        .where(
          and(
            eq(notifications.organizationId, organizationId),
            eq(notifications.userId, userId),
            lte(notifications.id, upTo),
            isNull(notifications.readAt),
          ),
        ),
    ],
    audit: { action: 'notification.read-all', objectType: 'user', objectId: userId, detail: { upTo } },
  })
}
