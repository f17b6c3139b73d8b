import { and, eq, notInArray } from 'drizzle-orm'
import * as z from 'zod'
import type { Statement } from '../../../db/batch.ts'
import { organizations, queueSlots } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { type Ctx, permit } from '../../context.ts'
import { TimeZone } from '../posts/post-input.ts'
import { type SlotView, selectSlots } from './slots.ts'

const mostSlots = 200

export const SetSlotsInput = z
  .strictObject({
    slots: z
      .array(
        z.strictObject({
          weekday: z.int().min(1).max(7),
          wallTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as 09:00.'),
          timeZone: TimeZone.optional(),
        }),
      )
      .max(mostSlots),
  })
  .meta({ examples: [{ slots: [{ weekday: 1, wallTime: '09:00', timeZone: 'Europe/Berlin' }] }] })

const nameOf = ({ weekday, wallTime, timeZone }: Omit<SlotView, 'id'>) => `${weekday} ${wallTime} ${timeZone}`

/**
 * Puts a week of slots in place of the one before, all at once. Slots that were there keep their id and with it the
 * posts that hold them; posts in slots that go away keep their time. Without a zone a slot is in the organization's.
 */
export async function setSlots(
  ctx: Ctx,
  input: z.infer<typeof SetSlotsInput>,
): Promise<{ items: SlotView[] }> {
  const { db, ids } = ctx.deps
  const organizationId = permit(ctx, 'slot.manage')
  const [[organization], before] = await db.batch([
    db
      .select({ timeZone: organizations.timeZone })
      .from(organizations)
      .where(eq(organizations.id, organizationId)),
    selectSlots(ctx, organizationId).slots,
  ])
  const known = new Map(before.map((slot) => [nameOf(slot), slot]))
  const wanted = new Map<string, SlotView>()
  for (const { weekday, wallTime, timeZone = organization?.timeZone ?? 'UTC' } of input.slots) {
    const name = nameOf({ weekday, wallTime, timeZone })
    wanted.set(name, known.get(name) ?? { id: ids.next('slot'), weekday, wallTime, timeZone })
  }
  const items = [...wanted.values()].sort(
    (one, other) =>
      one.weekday - other.weekday ||
      (one.wallTime < other.wallTime ? -1 : one.wallTime > other.wallTime ? 1 : 0),
  )
  const kept = items.map(({ id }) => id)
  const isOurs = eq(queueSlots.organizationId, organizationId)
  const changes: Statement[] = [
    // Whoever sets them at the same time waits here, so that the later one's week holds whole.
    db
      .select({ id: organizations.id })
      .from(organizations)
      .where(eq(organizations.id, organizationId))
      .for('update'),
    db.delete(queueSlots).where(kept.length > 0 ? and(isOurs, notInArray(queueSlots.id, kept)) : isOurs),
  ]
  if (items.length > 0) {
    changes.push(
      db
        .insert(queueSlots)
        .values(items.map((slot) => ({ ...slot, organizationId })))
        .onConflictDoNothing(),
    )
  }
  return commit(ctx, {
    organizationId,
    result: { items },
    changes,
    audit: {
      action: 'slots.set',
      objectType: 'organization',
      objectId: organizationId,
      detail: { slots: items.map(nameOf) },
    },
  })
}
