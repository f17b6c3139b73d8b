import { sql } from 'drizzle-orm'
import type { PlatformId } from '../../core/platforms/index.ts'
import type { TargetStatus } from '../../core/states.ts'
import { runBatch } from '../../db/batch.ts'
import type { Deps } from '../deps.ts'
import { deliverEvents } from '../outbox/deliver.ts'
import { claim } from './claim.ts'
import { confirmTarget } from './confirm.ts'
import { tellRoom } from './journal.ts'
import type { Lane } from './lanes.ts'
import { optionsOf, type PublishingOptions } from './options.ts'
import { paceWait } from './pace.ts'
import { publishClaimed } from './publish-target.ts'
import { putOff } from './put-off.ts'
import type { WakeResult } from './results.ts'
import { arm } from './wake-ups.ts'

/** What a wake-up says. Messages from before lanes existed name none. */
export interface Wake {
  targetId: string
  generation: number
  platform?: string | undefined
  accountId?: string | undefined
}

/** Does what a wake-up is for, if it still is for anything. Every repetition and every late or early one is harmless. */
export async function wakeTarget(
  deps: Deps,
  wake: Wake,
  options: PublishingOptions = optionsOf(deps),
): Promise<WakeResult> {
  const lane: Lane = { platform: wake.platform ?? 'any', accountId: wake.accountId ?? wake.targetId }
  const done = await deps.lanes.run(lane, options.laneWait, () => publishIfDue(deps, wake, options))
  if (done !== null) return done
  const state = await stateOf(deps, wake.targetId)
  if (!state) return 'not-claimed'
  if (state.generation !== wake.generation) return 'stale'
  if (state.status === 'CONFIRMING' && state.wait <= 0) {
    const looked = await deps.lanes.run(lane, options.laneWait, () =>
      confirmTarget(deps, wake.targetId, options),
    )
    return looked ?? 'not-claimed'
  }
  if (state.status !== 'QUEUED' && state.status !== 'CONFIRMING') return 'not-claimed'
  if (state.wait <= 0) return state.paced > 0 ? putOff(deps, wake, state, options) : 'not-claimed'
  if (state.wait <= options.waitForDue) {
    // The queue's clock runs a little ahead of the database's: the rest of the way is waited out here.
    await new Promise((resolve) => setTimeout(resolve, state.wait * 1000 + 5))
    return wakeTarget(deps, wake, { ...options, waitForDue: 0 })
  }
  await armAgain(deps, wake, state)
  return 'early'
}

/** Null when there was nothing to claim. */
async function publishIfDue(deps: Deps, wake: Wake, options: PublishingOptions): Promise<WakeResult | null> {
  const target = await claim(deps, wake, options)
  if (!target) return null
  if (target.status !== 'PUBLISHING') {
    deps.background(deliverEvents(deps))
    return 'needs-review'
  }
  // Most attempts end before anybody would see that they began.
  const tell = () => deps.background(tellBegun(deps, target.postId))
  const toldLater = setTimeout(tell, options.tellAfter * 1000)
  try {
    return await publishClaimed(deps, target, options)
  } finally {
    clearTimeout(toldLater)
  }
}

async function tellBegun(deps: Deps, postId: string): Promise<void> {
  await runBatch(deps.db, [tellRoom(deps, postId)])
  await deliverEvents(deps)
}

interface State {
  status: TargetStatus
  generation: number
  platform: PlatformId
  accountId: string
  /** Seconds until it is due, or to be looked at. */
  wait: number
  /** Seconds until its account and platform take more. */
  paced: number
}

async function stateOf(deps: Deps, targetId: string): Promise<State | null> {
  const { rows } = await deps.db.execute<Record<string, unknown> & State>(sql`
    select t.status, t.generation, t.platform, t.account_id as "accountId",
      coalesce(extract(epoch from
        case when t.status = 'CONFIRMING' then t.check_at else t.due_at end - now()), 0)::float8 as wait,
      ${paceWait(sql`t`)} as paced
    from post_targets t where t.id = ${targetId}`)
  return rows[0] ?? null
}

/**
 * A new generation, because the queue takes a second message for the same one as a duplicate. The instant is the
 * database's: to a worker whose clock is slow it would look past, and the queue would come back at once, for ever.
 */
async function armAgain(deps: Deps, { targetId, generation }: Wake, state: State): Promise<void> {
  const { rows } = await deps.db.execute<{ at: string }>(sql`
    update post_targets set generation = generation + 1
    where id = ${targetId} and generation = ${generation} and status in ('QUEUED', 'CONFIRMING')
    returning case when status = 'CONFIRMING' then check_at else due_at end as at`)
  const [row] = rows
  if (!row) return
  const { platform, accountId } = state
  const at = new Date(row.at)
  deps.background(arm(deps, [{ targetId, generation: generation + 1, at, platform, accountId }]))
}
