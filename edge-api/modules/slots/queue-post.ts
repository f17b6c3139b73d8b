import type { SlotTime } from '../../../core/slots.ts'
import { duplicateOf } from '../../../db/errors.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { arm } from '../../publishing/wake-ups.ts'
import { appointPost } from '../posts/appoint-post.ts'
import { expectNotHandedOver } from '../posts/change-post.ts'
import type { PostDetail } from '../posts/post-view.ts'
import { freeSlots, selectSlots } from './slots.ts'

/** Each time somebody was faster, that somebody has got a slot; more than this never meet at one. */
const tries = 50
const widest = 16

/**
 * Among how many of the free slots to choose. Two that meet get the next two; where many meet, they spread a little
 * instead of running for the same slot again and again.
 */
const choiceOf = (attempt: number) => Math.min(widest, 2 ** Math.max(0, attempt - 2))

/**
 * Schedules a post for the next slot that no other post holds; one that is scheduled moves there, and one that waits for
 * approval is approved with it, as with any other time. Of two at the same time one gets the next slot and the other
 * the one after. Throws NO_SLOTS, and what scheduling throws.
 */
export async function queuePost(ctx: Ctx, input: { postId: string; revision: number }): Promise<PostDetail> {
  for (let attempt = 1; ; attempt += 1) {
    const slot = await nextFree(ctx, choiceOf(attempt))
    try {
      return await appoint(ctx, input, slot)
    } catch (error) {
      if (!duplicateOf(error, 'posts_slot') || attempt === tries) throw error
    }
  }
}

async function nextFree(ctx: Ctx, choice: number): Promise<SlotTime> {
  const organizationId = permit(ctx, 'post.schedule')
  const wanted = selectSlots(ctx, organizationId)
  const [slots, held] = await ctx.deps.db.batch([wanted.slots, wanted.held])
  if (slots.length === 0) {
    throw new AppError('NO_SLOTS', {
      detail: 'There are no queue slots yet. Define some in Studio under Settings, or choose a time.',
    })
  }
  const free = freeSlots(slots, held, ctx.deps.clock.now(), choice)
  const chosen = free[Math.floor(Math.random() * free.length)]
  if (chosen) return chosen
  throw new AppError('NO_SLOTS', {
    detail:
      'Every queue slot of the coming year is taken. Add slots in Studio under Settings, or choose a time.',
  })
}

function appoint(ctx: Ctx, input: { postId: string; revision: number }, slot: SlotTime): Promise<PostDetail> {
  const { at, timeZone, wallTime, slotKey } = slot
  return appointPost(ctx, {
    ...input,
    permission: 'post.schedule',
    expect: expectNotHandedOver,
    when: () => ({ at: new Date(at), timeZone, wallTime }),
    now: false,
    slotKey,
    action: 'post.queued',
    wake: (appointments) => arm(ctx.deps, appointments),
  })
}
