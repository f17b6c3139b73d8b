import type { Deps } from '../deps.ts'
import { type SweepPart, sweepPart, sweepParts } from '../publishing/sweep.ts'

/**
 * Sweeps now and again every so many seconds. A part that is still busy is not begun a second time, and the others do
 * not wait for it.
 *
 * @returns what ends it
 */
export function startSweeper(deps: Deps, seconds: number): () => void {
  const busy = new Set<SweepPart>()
  const run = async (part: SweepPart) => {
    if (busy.has(part)) return
    busy.add(part)
    await sweepPart(deps, part)
    busy.delete(part)
  }
  const runAll = () => {
    for (const part of sweepParts) void run(part)
  }
  runAll()
  const timer = setInterval(runAll, seconds * 1000)
  return () => clearInterval(timer)
}
