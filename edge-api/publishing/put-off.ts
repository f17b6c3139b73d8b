import { sql } from 'drizzle-orm'
import { type PlatformId, rulesOf } from '../../core/platforms/index.ts'
import type { Deps } from '../deps.ts'
import type { PublishingOptions } from './options.ts'
import { bucketsOf } from './pace.ts'
import type { WakeResult } from './results.ts'
import { arm } from './wake-ups.ts'

/** Code of queued targets whose account or platform takes nothing more for now. */
export const pacedCode = 'PACED'

/** Targets of one account in front of this one that are counted to find its place. */
const placesCounted = 500

/**
 * Puts a due target off until its account and platform take more. It costs no try, for nothing was sent. What waits
 * on one account comes back one after the other, as the account has room, not all at once; what was put off already
 * keeps its place.
 */
export async function putOff(
  deps: Deps,
  wake: { targetId: string; generation: number },
  state: { platform: PlatformId; accountId: string; paced: number },
  options: PublishingOptions,
): Promise<WakeResult> {
  const { targetId, generation } = wake
  const { platform, accountId } = state
  const base = state.paced * (1 + options.jitter * Math.random())
  const { account } = rulesOf(platform).pace
  const step = account.seconds / account.posts
  const { rows } = await deps.db.execute<{ at: string }>(sql`
    with place as (
      select count(*)::int as before from (
        select from post_targets other where other.account_id = ${accountId} and other.status = 'QUEUED'
          and other.id < ${targetId}
          and (other.due_at <= now() or other.error_code = ${pacedCode})
          and other.due_at <= now() + make_interval(secs => ${base + placesCounted * step}) limit ${placesCounted}) in_front
    ),
    wait as (
      select ${base}::float8 + place.before * ${step}::float8 as seconds from place
    )
    update post_targets t set due_at = now() + make_interval(secs => wait.seconds), generation = generation + 1,
      error_code = ${pacedCode}, error_detail = coalesce(
        (select b.held_because from pace_buckets b
          where b.key in (${bucketsOf(sql`t`)}) and b.held_until > now() limit 1),
        'This account has been given as many posts as its platform takes for now.'),
      updated_at = now()
    from wait
    where t.id = ${targetId} and t.generation = ${generation} and t.status = 'QUEUED'
    returning t.due_at as at`)
  const [put] = rows
  if (!put) return 'not-claimed'
  const at = new Date(put.at)
  deps.background(arm(deps, [{ targetId, generation: generation + 1, at, platform, accountId }]))
  return 'paced'
}
