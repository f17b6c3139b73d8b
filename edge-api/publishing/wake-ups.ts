import { sql } from 'drizzle-orm'
import { postgresFault } from '../../db/errors.ts'
import type { Deps } from '../deps.ts'
import type { WakeRequest } from '../ports.ts'

/** An appointment of a target: `at` is due-at, or the next look while it is being confirmed. */
export type Appointment = WakeRequest

const hour = 3_600_000

/** How far ahead the queue keeps a message, in milliseconds: what it states, minus an hour for clocks. */
export const horizonMilliseconds = ({ config }: Deps) => (config.queueHorizonDays * 24 - 1) * hour

/**
 * Asks the queue to wake us for each appointment within the horizon and notes the message ids, many in one request
 * and one statement. Answers the targets that the queue took. Losing a wake-up is no harm: the sweep finds what is due.
 */
export async function arm(deps: Deps, appointments: readonly Appointment[]): Promise<Set<string>> {
  const { db, queue, clock } = deps
  const horizon = clock.now().getTime() + horizonMilliseconds(deps)
  const near = appointments.filter(({ at }) => at.getTime() <= horizon)
  if (near.length === 0 || queue.isOff) return new Set()
  const ids = await wake(deps, near)
  const taken = near.flatMap(({ targetId, generation }, index) => {
    const wakeUpId = ids[index]
    return wakeUpId ? [{ targetId, generation, wakeUpId }] : []
  })
  if (taken.length > 0) {
    await db.execute(sql`
      update post_targets t set wake_up_id = armed."wakeUpId", wake_up_generation = t.generation
      from jsonb_to_recordset(${JSON.stringify(taken)}::jsonb)
        as armed("targetId" text, generation int, "wakeUpId" text)
      where t.id = armed."targetId" and t.generation = armed.generation`)
  }
  return new Set(taken.map(({ targetId }) => targetId))
}

async function wake(deps: Deps, appointments: readonly Appointment[]): Promise<(string | null)[]> {
  try {
    return await deps.queue.wake(appointments)
  } catch (error) {
    deps.log.warn('The queue did not take wake-ups', {
      wakeUps: appointments.length,
      reason: reasonOf(error),
    })
    return []
  }
}

/** Forgets wake-ups that are no longer wanted. An empty id never reaches the queue, which would delete everything. */
export async function disarm(deps: Deps, wakeUpIds: readonly (string | null)[]): Promise<void> {
  for (const id of wakeUpIds) {
    if (!id) continue
    try {
      await deps.queue.cancel(id)
    } catch (error) {
      deps.log.warn('A wake-up could not be cancelled; it will find nothing to do', {
        reason: reasonOf(error),
      })
    }
  }
}

/** What went wrong, in one line for the log: of the database its own words, not the statement. */
export function reasonOf(error: unknown): string {
  const said = postgresFault(error)?.message ?? (error instanceof Error ? error.message : String(error))
  return said.split('\n')[0]?.slice(0, 300) ?? ''
}
