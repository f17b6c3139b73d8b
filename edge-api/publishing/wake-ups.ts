import { and, eq } from 'drizzle-orm'
import { runBatch } from '../../db/batch.ts'
import { postTargets } from '../../db/schema/index.ts'
import type { Deps } from '../deps.ts'

/** An appointment of a target: `at` is due-at, or the next look while it is being confirmed. */
export interface Appointment {
  targetId: string
  generation: number
  at: Date
}

/** How far ahead the queue keeps a message: QStash's limit on its free plan, minus an hour for clocks. */
export const horizonMilliseconds = (7 * 24 - 1) * 60 * 60 * 1000

/** How many messages are handed to the queue at the same time. */
const inFlight = 10

/**
 * Asks the queue to wake us for each appointment within the horizon and notes the message ids. Answers the
 * targets that the queue took. Losing a wake-up is no harm: the sweep finds what is due.
 */
export async function arm(deps: Deps, appointments: readonly Appointment[]): Promise<Set<string>> {
  const horizon = deps.clock.now().getTime() + horizonMilliseconds
  const near = appointments.filter(({ at }) => at.getTime() <= horizon)
  const taken = new Set<string>()
  for (let start = 0; start < near.length; start += inFlight) {
    const group = near.slice(start, start + inFlight)
    const ids = await Promise.all(group.map((appointment) => wake(deps, appointment)))
    const notes = group.flatMap(({ targetId, generation }, index) => {
      const wakeUpId = ids[index]
      if (!wakeUpId) return []
      taken.add(targetId)
      return [
        deps.db
          .update(postTargets)
          .set({ wakeUpId, wakeUpGeneration: generation })
          .where(and(eq(postTargets.id, targetId), eq(postTargets.generation, generation))),
      ]
    })
    await runBatch(deps.db, notes)
    // A queue that takes none of a whole group is off or out of reach: asking on would only take time.
    if (notes.length === 0) break
  }
  return taken
}

async function wake(deps: Deps, { targetId, generation, at }: Appointment): Promise<string | null> {
  try {
    return await deps.queue.wake({ targetId, generation, at })
  } catch (error) {
    deps.log.warn('The queue did not take a wake-up', { targetId, generation, reason: reasonOf(error) })
    return null
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

export const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
