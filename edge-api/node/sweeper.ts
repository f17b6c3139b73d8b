import type { Deps } from '../deps.ts'
import { sweep } from '../publishing/sweep.ts'

/** Sweeps now and again every so many seconds; never two at once. @returns what ends it */
export function startSweeper(deps: Deps, seconds: number): () => void {
  let running = false
  const run = async () => {
    if (running) return
    running = true
    try {
      await sweep(deps)
    } catch (error) {
      deps.log.error('The sweep failed', { error: error instanceof Error ? error.message : 'unknown' })
    } finally {
      running = false
    }
  }
  void run()
  const timer = setInterval(run, seconds * 1000)
  return () => clearInterval(timer)
}
