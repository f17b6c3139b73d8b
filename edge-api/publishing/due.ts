import { type SQL, sql } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import { confirmTarget } from './confirm.ts'
import type { Lane } from './lanes.ts'
import type { PublishingOptions } from './options.ts'
import type { WakeResult } from './results.ts'
import { wakeTarget } from './wake-target.ts'
import { reasonOf } from './wake-ups.ts'

/** Due targets of one account that are looked at together; there is a next look as long as work and time are left. */
const dueOfAccount = 25
const atOnce = 500
/** Of the oldest due rows, how many a look goes through to share its places out among the accounts. */
const lookedAt = 5_000
/** Longest pause between two looks, in milliseconds, while something is under way. */
const lookAgainAfter = 1_000

type Due = Lane & { targetId: string; generation: number; confirming: boolean }

/** Results of a wake-up that took nothing on. */
const untouched: ReadonlySet<WakeResult> = new Set(['not-claimed', 'stale', 'early', 'paced', 'busy'])

/**
 * Works through everything that is due, as many pieces at once as the lanes have room for. What hangs keeps its lane
 * and no more: the look for what is due goes on beside it, until the sweep's time is over, and what is still under way
 * then ends in the background.
 */
export async function workThroughDue(
  deps: Deps,
  options: PublishingOptions,
): Promise<{ published: number; confirmed: number }> {
  const counts = { published: 0, confirmed: 0 }
  const running = new Set<Promise<void>>()
  const begun = new Set<string>()
  const until = Date.now() + options.sweepFor * 1000

  async function work(due: Due): Promise<void> {
    try {
      if (due.confirming) {
        const looked = await deps.lanes.run(due, 0, () => confirmTarget(deps, due.targetId, options))
        if (looked === 'busy') begun.delete(nameOf(due))
        else if (looked) counts.confirmed += 1
        return
      }
      const result = await wakeTarget(deps, due, { ...options, laneWait: 0 })
      if (result === 'busy') begun.delete(nameOf(due))
      if (!untouched.has(result)) counts.published += 1
    } catch (error) {
      deps.log.error('A due target could not be worked on', {
        targetId: due.targetId,
        reason: reasonOf(error),
      })
    }
  }

  /** Rings when something has ended, or when it is time to look again. */
  let bell = Promise.withResolvers<void>()
  let waiting: Due[] = []
  let look = { at: Number.NEGATIVE_INFINITY, mayBeMore: true }
  while (Date.now() < until) {
    const isTime = performance.now() - look.at >= lookAgainAfter || running.size === 0
    if (isTime || (waiting.length === 0 && look.mayBeMore)) {
      const found = await selectDue(deps, deps.lanes.full())
      look = { at: performance.now(), mayBeMore: found.length >= dueOfAccount }
      waiting = found.filter((due) => !begun.has(nameOf(due)))
    }
    waiting = waiting.filter((due) => {
      if (!deps.lanes.hasRoom(due)) return true
      begun.add(nameOf(due))
      const run = work(due).finally(() => {
        running.delete(run)
        bell.resolve()
      })
      running.add(run)
      return false
    })
    if (running.size === 0) break
    const timer = setTimeout(bell.resolve, Math.min(lookAgainAfter, until - Date.now()))
    await bell.promise
    clearTimeout(timer)
    bell = Promise.withResolvers<void>()
  }
  deps.background(Promise.all(running))
  return counts
}

const nameOf = ({ targetId, generation, confirming }: Due) =>
  `${targetId}@${generation}${confirming ? '?' : ''}`

/**
 * What is due, with a share for every account, so that a thousand posts of one do not crowd out another, and without
 * platforms and accounts that have no room. Each look takes the accounts in an order of its own, so that several at the same
 * time do not all try for the same.
 */
async function selectDue(deps: Deps, full: { platforms: string[]; accounts: string[] }): Promise<Due[]> {
  // Plain lists, which the planner can weigh: of an array from elsewhere it expects that it leaves nothing, and then reads
  // everything that is due instead of the oldest.
  const free = sql`${outside(sql`platform`, full.platforms)} and ${outside(sql`account_id`, full.accounts)}`
  const { rows } = await deps.db.execute<Record<string, unknown> & Due>(sql`
    select "targetId", generation, platform, "accountId", confirming from (
      select * from (
        select *, row_number() over (partition by "accountId" order by since, "targetId") as nth from (
          (select id as "targetId", generation, platform, account_id as "accountId", false as confirming,
            due_at as since
          from post_targets where status = 'QUEUED' and due_at <= now() and ${free}
          order by due_at limit ${lookedAt})
          union all
          (select id, generation, platform, account_id, true, check_at
          from post_targets where status = 'CONFIRMING' and check_at <= now() and ${free}
          order by check_at limit ${lookedAt})
        ) as due
      ) as numbered
      where nth <= ${dueOfAccount} order by nth, since limit ${atOnce}
    ) as oldest order by nth, random()`)
  return rows
}

const outside = (column: SQL, names: readonly string[]): SQL =>
  names.length === 0
    ? sql`true`
    : sql`${column} not in (${sql.join(
        names.map((name) => sql`${name}`),
        sql`, `,
      )})`
