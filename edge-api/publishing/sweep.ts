import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { extendRecurrences } from '../modules/recurrences/extend-recurrences.ts'
import { deliverEvents } from '../outbox/deliver.ts'
import { sendWebhooks } from '../outbox/send-webhooks.ts'
import { armMissing } from './arm-missing.ts'
import { workThroughDue } from './due.ts'
import { beat } from './heartbeat.ts'
import { tidyUp } from './housekeeping.ts'
import { optionsOf, type PublishingOptions } from './options.ts'
import { recoverExpired } from './recover.ts'
import { reasonOf } from './wake-ups.ts'

/** What one sweep did. */
export const SweepCounts = z.object({
  /** Attempts taken back from workers that went away. */
  recovered: z.int(),
  /** Due targets that were taken on. */
  published: z.int(),
  /** Targets of unknown outcome that were looked for. */
  confirmed: z.int(),
  /** Wake-ups handed to the queue. */
  armed: z.int(),
  /** Events delivered to rooms, people, webhooks' queue and counts. */
  delivered: z.int(),
})
export type SweepCounts = z.infer<typeof SweepCounts>

type Part = (deps: Deps, options: PublishingOptions) => Promise<Partial<SweepCounts>>

/** What a sweep does. No part waits for another: a queue, a room or an endpoint that hangs delays no post. */
const parts = {
  async lost(deps, options) {
    const recovered = await recoverExpired(deps, options)
    // Whoever looked for what is due at the same time may have been over already.
    return recovered > 0 ? { recovered, ...(await workThroughDue(deps, options)) } : {}
  },
  due: workThroughDue,
  async queue(deps) {
    const { armed, queue } = await armMissing(deps)
    await beat(deps, { queue })
    return { armed }
  },
  outbox: async (deps) => ({ delivered: await deliverEvents(deps) }),
  async webhooks(deps) {
    await sendWebhooks(deps)
    return {}
  },
  async series(deps) {
    await extendRecurrences(deps)
    return {}
  },
  async old(deps) {
    await tidyUp(deps)
    return {}
  },
} satisfies Record<string, Part>

export type SweepPart = keyof typeof parts
export const sweepParts = Object.keys(parts) as SweepPart[]

/**
 * Does everything that a lost wake-up, a crash or a missing queue left undone: the safety net, once a minute. Parts
 * that fail are logged and do not keep the others from their work.
 */
export async function sweep(deps: Deps, options: PublishingOptions = optionsOf(deps)): Promise<SweepCounts> {
  const counts = { recovered: 0, published: 0, confirmed: 0, armed: 0, delivered: 0 }
  for (const done of await Promise.all(sweepParts.map((name) => sweepPart(deps, name, options)))) {
    for (const [name, count] of Object.entries(done)) counts[name as keyof SweepCounts] += count
  }
  return counts
}

/** Does one part of a sweep, and answers what it did; nothing when it failed. */
export async function sweepPart(
  deps: Deps,
  name: SweepPart,
  options: PublishingOptions = optionsOf(deps),
): Promise<Partial<SweepCounts>> {
  try {
    const part: Part = parts[name]
    return await part(deps, options)
  } catch (error) {
    deps.log.error('A part of the sweep failed', { part: name, reason: reasonOf(error) })
    return {}
  }
}
