import { sql } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import type { HeldTarget } from './held-target.ts'
import type { PublishingOptions } from './options.ts'

/**
 * The write fence: notes that the one call that can make the post live is about to go out, with the container that it
 * publishes where the platform has such, and renews the lease for it. False when the attempt is no longer ours, and then
 * nothing may be sent.
 */
export async function fence(
  deps: Deps,
  target: HeldTarget,
  options: PublishingOptions,
  container: string | null,
): Promise<boolean> {
  const { rows } = await deps.db.execute(sql`
    with held as (
      update post_targets set lease_until = now() + make_interval(secs => ${options.lease}), container = ${container}
      where id = ${target.id} and status = 'PUBLISHING' and attempt = ${target.attempt}
        and lease_until > now()
      returning id, attempt
    )
    update attempts set submitted_at = now() from held
    where attempts.target_id = held.id and attempts.number = held.attempt
    returning attempts.id`)
  return rows.length > 0
}
