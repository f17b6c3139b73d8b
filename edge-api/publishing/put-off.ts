import { sql } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import type { PublishingOptions } from './options.ts'
import type { WakeResult } from './results.ts'
import { arm } from './wake-ups.ts'

/** Code of queued targets whose account or platform takes nothing more for now. */
export const pacedCode = 'PACED'

/**
 * Puts a due target off until its account and platform take more. It costs no try, for nothing was sent. What waits
 * for the same moment is spread a little, so that it does not come back all at once.
 */
export async function putOff(
  deps: Deps,
  wake: { targetId: string; generation: number },
  state: { platform: string; accountId: string; paced: number },
  options: PublishingOptions,
): Promise<WakeResult> {
  const { targetId, generation } = wake
  const { platform, accountId } = state
  const seconds = state.paced * (1 + options.jitter * Math.random())
  const { rows } = await deps.db.execute(sql`
    update post_targets t set due_at = now() + make_interval(secs => ${seconds}), generation = generation + 1,
      error_code = ${pacedCode}, error_detail = coalesce(
        (select b.held_because from pace_buckets b
          where b.key in ('account:' || t.account_id, 'platform:' || t.platform) and b.held_until > now() limit 1),
        'This account has been given as many posts as its platform takes for now.'),
      updated_at = now()
    where t.id = ${targetId} and t.generation = ${generation} and t.status = 'QUEUED'
    returning t.id`)
  if (rows.length === 0) return 'not-claimed'
  const at = new Date(deps.clock.now().getTime() + seconds * 1000)
  deps.background(arm(deps, [{ targetId, generation: generation + 1, at, platform, accountId }]))
  return 'paced'
}
