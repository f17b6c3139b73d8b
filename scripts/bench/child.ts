/** The other side of `parent.ts`: a process of the measurement that answers what it is asked. */
import process from 'node:process'

/** What a process used up so far. */
export interface Usage {
  cpuSeconds: number
  /** Memory in megabytes: of our own processes the most they ever held, of others what they hold now. */
  megabytes: number
}

type Verbs = Record<string, (input: never) => unknown>

/** Answers the parent's questions until the parent ends; then this process ends too. */
export function answerParent(verbs: Verbs): void {
  const all: Verbs = { ...verbs, usage: usageSoFar }
  process.on('message', async ({ id, verb, input }: { id: number; verb: string; input: unknown }) => {
    try {
      process.send?.({ id, result: (await all[verb]?.(input as never)) ?? null })
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ ready: true })
}

function usageSoFar(): Usage {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  return { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }
}
