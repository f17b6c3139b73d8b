import { sql } from 'drizzle-orm'
import type { TargetStatus } from '../../core/states.ts'
import type { Deps } from '../deps.ts'
import { deliverEvents } from '../outbox.ts'
import { claim } from './claim.ts'
import { confirmTarget } from './confirm.ts'
import { optionsOf, type PublishingOptions } from './options.ts'
import { publishClaimed } from './publish-target.ts'
import type { WakeResult } from './results.ts'
import { arm } from './wake-ups.ts'

interface Wake {
  targetId: string
  generation: number
}

/** Does what a wake-up is for, if it still is for anything. Every repetition and every late or early one is harmless. */
export async function wakeTarget(
  deps: Deps,
  wake: Wake,
  options: PublishingOptions = optionsOf(deps),
): Promise<WakeResult> {
  const target = await claim(deps, wake, options)
  if (target) {
    deps.background(deliverEvents(deps))
    return target.status === 'PUBLISHING' ? publishClaimed(deps, target, options) : 'needs-review'
  }
  const state = await stateOf(deps, wake.targetId)
  if (!state) return 'not-claimed'
  if (state.generation !== wake.generation) return 'stale'
  if (state.status === 'CONFIRMING' && state.wait <= 0) {
    return (await confirmTarget(deps, wake.targetId, options)) ?? 'not-claimed'
  }
  if (state.status !== 'QUEUED' && state.status !== 'CONFIRMING') return 'not-claimed'
  if (state.wait <= 0) return 'not-claimed'
  if (state.wait <= options.waitForDue) {
    // The queue's clock runs a little ahead of the database's: the rest of the way is waited out here.
    await new Promise((resolve) => setTimeout(resolve, state.wait * 1000 + 5))
    return wakeTarget(deps, wake, { ...options, waitForDue: 0 })
  }
  await armAgain(deps, wake, state.wait)
  return 'early'
}

interface State {
  status: TargetStatus
  generation: number
  /** Seconds until it is due, or to be looked at. */
  wait: number
}

async function stateOf(deps: Deps, targetId: string): Promise<State | null> {
  const { rows } = await deps.db.execute<Record<string, unknown> & State>(sql`
    select status, generation,
      coalesce(extract(epoch from
        case when status = 'CONFIRMING' then check_at else due_at end - now()), 0)::float8 as wait
    from post_targets where id = ${targetId}`)
  return rows[0] ?? null
}

/** A new generation, because the queue takes a second message for the same one as a duplicate. */
async function armAgain(deps: Deps, { targetId, generation }: Wake, wait: number): Promise<void> {
  const { rows } = await deps.db.execute(sql`
    update post_targets set generation = generation + 1
    where id = ${targetId} and generation = ${generation} and status in ('QUEUED', 'CONFIRMING')
    returning id`)
  if (rows.length === 0) return
  const at = new Date(deps.clock.now().getTime() + wait * 1000)
  deps.background(arm(deps, [{ targetId, generation: generation + 1, at }]))
}
