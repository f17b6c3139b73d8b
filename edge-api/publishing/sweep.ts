import { sql } from 'drizzle-orm'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { deliverEvents } from '../outbox.ts'
import { confirmTarget } from './confirm.ts'
import { tidyUp } from './housekeeping.ts'
import { inLanes, type LaneItem } from './lanes.ts'
import { optionsOf, type PublishingOptions } from './options.ts'
import { recoverExpired } from './recover.ts'
import { wakeTarget } from './wake-target.ts'
import { type Appointment, arm, horizonMilliseconds, reasonOf } from './wake-ups.ts'

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
  /** Events told to the rooms. */
  delivered: z.int(),
})
export type SweepCounts = z.infer<typeof SweepCounts>

/** How long a sweep begins new work, in milliseconds: the next one comes after a minute. */
const beginWithin = 50_000
const perPlatform = 8
const perAccount = 2
/** Due targets of one account in one round of a sweep; there are rounds as long as time and work are left. */
const dueOfAccount = 25
const atOnce = 500

type DueTarget = LaneItem & { targetId: string; generation: number; confirming: boolean }

/**
 * Does everything that a lost wake-up, a crash or a missing queue left undone: the safety net, once a minute. Parts
 * that fail are logged and do not keep the others from their work.
 */
export async function sweep(deps: Deps, options: PublishingOptions = optionsOf(deps)): Promise<SweepCounts> {
  const recovered = await part(deps, 'recover', () => recoverExpired(deps, options))
  const [work, armed, delivered] = await Promise.all([
    workThroughDue(deps, options),
    part(deps, 'arm', () => armMissing(deps)),
    part(deps, 'outbox', () => deliverEvents(deps)),
    part(deps, 'tidy up', async () => {
      await tidyUp(deps)
      return 0
    }),
  ])
  return { recovered, ...work, armed, delivered }
}

async function part(deps: Deps, name: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    deps.log.error('A part of the sweep failed', { part: name, reason: reasonOf(error) })
    return 0
  }
}

async function workThroughDue(
  deps: Deps,
  options: PublishingOptions,
): Promise<{ published: number; confirmed: number }> {
  const counts = { published: 0, confirmed: 0 }
  const limits = { perPlatform, perAccount, until: Date.now() + beginWithin }
  const work = async (due: DueTarget) => {
    if (due.confirming) {
      if (await confirmTarget(deps, due.targetId, options)) counts.confirmed += 1
    } else {
      const result = await wakeTarget(deps, due, options)
      if (result !== 'not-claimed' && result !== 'stale' && result !== 'early') counts.published += 1
    }
    return 0
  }
  await part(deps, 'due', async () => {
    for (let done = -1; done < counts.published + counts.confirmed && Date.now() < limits.until; ) {
      done = counts.published + counts.confirmed
      const round = await selectDue(deps)
      await inLanes(round, limits, async (due) => {
        await part(deps, 'target', () => work(due))
      })
      // More can only be waiting where somebody's share was used up.
      if (round.length < dueOfAccount) break
    }
    return 0
  })
  return counts
}

/** What is due, with a share for every account, so that a thousand posts of one do not crowd out another. */
async function selectDue(deps: Deps): Promise<DueTarget[]> {
  const { rows } = await deps.db.execute<Record<string, unknown> & DueTarget>(sql`
    select "targetId", generation, platform, "accountId", confirming from (
      select *, row_number() over (partition by "accountId" order by since, "targetId") as nth from (
        select id as "targetId", generation, platform, account_id as "accountId", false as confirming,
          due_at as since
        from post_targets where status = 'QUEUED' and due_at <= now()
        union all
        select id, generation, platform, account_id, true, check_at
        from post_targets where status = 'CONFIRMING' and check_at <= now()
      ) as due
    ) as numbered
    where nth <= ${dueOfAccount} order by nth, since limit ${atOnce}`)
  return rows
}

/** Hands wake-ups that entered the queue's horizon, or never got there, to the queue. */
async function armMissing(deps: Deps): Promise<number> {
  const { rows } = await deps.db.execute<{ targetId: string; generation: number; at: string }>(sql`
    select id as "targetId", generation, due_at as at from post_targets
    where status = 'QUEUED' and due_at > now()
      and due_at < now() + make_interval(secs => ${horizonMilliseconds / 1000})
      and wake_up_generation is distinct from generation
    order by due_at limit ${atOnce}`)
  const missing = rows.map(
    ({ targetId, generation, at }): Appointment => ({ targetId, generation, at: new Date(at) }),
  )
  return (await arm(deps, missing)).size
}
