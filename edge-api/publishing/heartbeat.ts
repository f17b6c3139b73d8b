import { sql } from 'drizzle-orm'
import type { Deps } from '../deps.ts'

/** What the last sweep saw of the queue; `unknown` when there was nothing to hand over. */
export type QueueState = 'off' | 'taking' | 'unreachable' | 'unknown'

export const sweepBeat = 'sweep'

/**
 * Notes that a sweep runs and how the queue answered it, so that somebody who asks why publishing is late can be told.
 * With nothing to hand over, what was last known of the queue stays.
 */
export async function beat(deps: Deps, { queue }: { queue: QueueState }): Promise<void> {
  await deps.db.execute(sql`
    insert into heartbeats (name, at, detail) values (${sweepBeat}, now(), ${JSON.stringify({ queue })}::jsonb)
    on conflict (name) do update set at = now(),
      detail = case when ${queue} = 'unknown' then heartbeats.detail else excluded.detail end`)
}
