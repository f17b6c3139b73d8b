import { and, eq, gt, isNotNull } from 'drizzle-orm'
import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { type SlotTime, slotsAfter, type WeeklySlot } from '../../../core/slots.ts'
import { posts, queueSlots } from '../../../db/schema/index.ts'
import type { Ctx } from '../../context.ts'

export const SlotView = z.object({
  id: idSchema('slot'),
  /** ISO day of the week, 1 is Monday. */
  weekday: z.int(),
  wallTime: z.string(),
  timeZone: z.string(),
})
export type SlotView = z.infer<typeof SlotView>

/** The queries for the slots of an organization and for the ones that posts hold from now on. */
export function selectSlots({ deps }: Ctx, organizationId: string) {
  const { db, clock } = deps
  return {
    slots: db
      .select({
        id: queueSlots.id,
        weekday: queueSlots.weekday,
        wallTime: queueSlots.wallTime,
        timeZone: queueSlots.timeZone,
      })
      .from(queueSlots)
      .where(eq(queueSlots.organizationId, organizationId))
      .orderBy(queueSlots.weekday, queueSlots.wallTime, queueSlots.id),
    held: db
      .select({ slotKey: posts.slotKey })
      .from(posts)
      .where(
        and(
          eq(posts.organizationId, organizationId),
          isNotNull(posts.slotKey),
          gt(posts.scheduledAt, clock.now()),
        ),
      ),
  }
}

/** The next slots that no post holds. */
export function freeSlots(
  slots: readonly WeeklySlot[],
  held: readonly { slotKey: string | null }[],
  after: Date,
  count: number,
): SlotTime[] {
  const taken = new Set(held.map(({ slotKey }) => slotKey))
  const free: SlotTime[] = []
  for (const slot of slotsAfter(slots, after)) {
    if (free.length === count) break
    if (!taken.has(slot.slotKey)) free.push(slot)
  }
  return free
}
