import { postgresFault } from '../db/errors.ts'
import type { Deps } from './deps.ts'

const tries = 4
const pauseMilliseconds = 250

/**
 * Writes down what came from outside and cannot be asked for again (a platform's answer, a token good for one use): when
 * the database is away for a moment it asks again, a few times. The write must be one that can be repeated.
 *
 * @param settled whether an error of a repetition means that an earlier one took effect after all
 */
export async function insist<Result>(
  deps: Deps,
  what: string,
  write: () => Promise<Result>,
  settled: (error: unknown) => Result | null = () => null,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write()
    } catch (error) {
      const known = attempt > 1 ? settled(error) : null
      if (known !== null) return known
      const fault = postgresFault(error)
      // Connection, conflict of transactions, resources, shutting down, read-only.
      const passing = fault === null || /^(08|25006|40|53|57)/.test(fault.code)
      if (!passing || attempt >= tries) throw error
      deps.log.warn(`${what} could not be written; asking again`, {
        reason: error instanceof Error ? error.message : String(error),
      })
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds * attempt))
    }
  }
}
