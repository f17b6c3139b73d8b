import type { Deps } from '../deps.ts'
import type { WakeResult } from './results.ts'

export async function wakeTarget(
  _deps: Deps,
  _wake: { targetId: string; generation: number },
): Promise<WakeResult> {
  return 'not-claimed'
}
