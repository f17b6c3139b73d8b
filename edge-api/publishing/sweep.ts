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

/**
 * Does everything that a lost wake-up, a crash or a missing queue left undone: the safety net, once a minute. Parts
 * that fail are logged and do not keep the others from their work.
 */
export async function sweep(deps: Deps, options: PublishingOptions = optionsOf(deps)): Promise<SweepCounts> {
  const counts = { recovered: 0, published: 0, confirmed: 0, armed: 0, delivered: 0 }
  await part(deps, 'recover', async () => {
    counts.recovered = await recoverExpired(deps, options)
  })
  await Promise.all([
    part(deps, 'due', async () => Object.assign(counts, await workThroughDue(deps, options))),
    part(deps, 'arm', async () => {
      const { armed, queue } = await armMissing(deps)
      counts.armed = armed
      await beat(deps, { queue })
    }),
    part(deps, 'outbox', async () => {
      counts.delivered = await deliverEvents(deps)
    }),
    part(deps, 'webhooks', () => sendWebhooks(deps)),
    part(deps, 'series', () => extendRecurrences(deps)),
    part(deps, 'tidy up', () => tidyUp(deps)),
  ])
  return counts
}

async function part(deps: Deps, name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    deps.log.error('A part of the sweep failed', { part: name, reason: reasonOf(error) })
  }
}
