import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { type Ctx, permit } from '../../context.ts'
import { freeSlots, selectSlots } from './slots.ts'

export const NextSlotsInput = z.strictObject({ limit: z.coerce.number().int().min(1).max(50).default(5) })

export const SlotTimeView = z.object({
  slotId: idSchema('slot'),
  /** The wall time of this day, in `timeZone`. */
  wallTime: z.string(),
  timeZone: z.string(),
  at: z.iso.datetime(),
})

/** The next slots that no post holds, none where no slots are defined. */
export async function nextSlots(
  ctx: Ctx,
  input: z.infer<typeof NextSlotsInput>,
): Promise<{ items: z.infer<typeof SlotTimeView>[] }> {
  const organizationId = permit(ctx, 'slot.read')
  const wanted = selectSlots(ctx, organizationId)
  const [slots, held] = await ctx.deps.db.batch([wanted.slots, wanted.held])
  const free = freeSlots(slots, held, ctx.deps.clock.now(), input.limit)
  return { items: free.map(({ slotKey: _, ...time }) => time) }
}
