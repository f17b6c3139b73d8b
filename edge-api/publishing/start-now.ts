import type { Deps } from '../deps.ts'
import { wakeTarget } from './wake-target.ts'
import { type Appointment, arm } from './wake-ups.ts'

/** Publishes what is due now: through the queue, or here and at once when the queue does not take it. */
export async function startNow(deps: Deps, appointments: readonly Appointment[]): Promise<void> {
  const taken = await arm(deps, appointments)
  const left = appointments.filter(({ targetId }) => !taken.has(targetId))
  await Promise.all(left.map((appointment) => wakeTarget(deps, appointment)))
}
