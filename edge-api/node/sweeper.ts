import type { Deps } from '../deps.ts'
import { sweep } from '../publishing/sweep.ts'

const every = 60_000

/** Sweeps now and every minute from then on; never two at once. @returns what ends it */
export function startSweeper(deps: Deps): () => void {
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
  const timer = setInterval(run, every)
  return () => clearInterval(timer)
}
