import { type Ctx, permit } from '../../context.ts'
import { type SlotView, selectSlots } from './slots.ts'

/** The weekly slots of the organization, Monday first. */
export async function listSlots(ctx: Ctx): Promise<{ items: SlotView[] }> {
  const organizationId = permit(ctx, 'slot.read')
  return { items: await selectSlots(ctx, organizationId).slots }
}
