import { sql } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import type { QueueState } from './heartbeat.ts'
import { type Appointment, arm, horizonMilliseconds } from './wake-ups.ts'

/** Wake-ups that one sweep hands to the queue at most. */
const atOnce = 1_000

/** Hands wake-ups that entered the queue's horizon, or never got there, to the queue. */
export async function armMissing(deps: Deps): Promise<{ armed: number; queue: QueueState }> {
  if (deps.queue.isOff) return { armed: 0, queue: 'off' }
  type Missing = Omit<Appointment, 'at'> & { at: string }
  const { rows } = await deps.db.execute<Record<string, unknown> & Missing>(sql`
    select id as "targetId", generation, due_at as at, platform, account_id as "accountId" from post_targets
    where status = 'QUEUED' and due_at > now()
      and due_at < now() + make_interval(secs => ${horizonMilliseconds(deps) / 1000})
      and wake_up_generation is distinct from generation
    order by due_at limit ${atOnce}`)
  const missing = rows.map((row): Appointment => ({ ...row, at: new Date(row.at) }))
  const { size: armed } = await arm(deps, missing)
  if (missing.length === 0) return { armed, queue: 'unknown' }
  return { armed, queue: armed > 0 ? 'taking' : 'unreachable' }
}
