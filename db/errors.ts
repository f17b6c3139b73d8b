import { DrizzleQueryError } from 'drizzle-orm'

/** What Postgres said, wherever in the chain of causes it stands. */
export interface PostgresFault {
  /** SQLSTATE, for example `23505` for a broken unique constraint. */
  code: string
  constraint: string | null
  message: string
}

/**
 * Finds the Postgres error in what the driver threw: a single query fails with `DrizzleQueryError` around the
 * driver's error, a batch with the driver's error itself. Null when the database did not answer at all.
 */
export function postgresFault(error: unknown): PostgresFault | null {
  const inner = error instanceof DrizzleQueryError ? error.cause : error
  if (!(inner instanceof Error) || !('code' in inner) || typeof inner.code !== 'string') return null
  const constraint = 'constraint' in inner && typeof inner.constraint === 'string' ? inner.constraint : null
  return { code: inner.code, constraint, message: inner.message }
}

/** SQLSTATE that the database function `require_true` raises; its message is the code of the broken condition. */
export const conditionFailed = 'AL001'

/** The code of the condition that made a batch fail (see `requireChange` in `db/batch`), or null. */
export function failedCondition(error: unknown): string | null {
  const fault = postgresFault(error)
  return fault?.code === conditionFailed ? fault.message : null
}

/** Whether an insert met a row that was already there, and by which constraint. */
export function duplicateOf(error: unknown, constraint: string): boolean {
  const fault = postgresFault(error)
  return fault?.code === '23505' && fault.constraint === constraint
}

/** SQLSTATE classes of a server that cannot serve now: connection, resources, shutting down. */
const outage = /^(08|53|57P)/

/** Whether an error of the driver means that the database is out of reach or out of order, not that a statement was wrong. */
export function databaseUnreachable(error: unknown): boolean {
  const fault = postgresFault(error)
  if (fault) return outage.test(fault.code)
  const inner = error instanceof DrizzleQueryError ? error.cause : error
  // The wait for an answer that has begun ends with an error of the runtime itself.
  return inner instanceof Error && /^(NeonDbError|TimeoutError)$/.test(inner.name)
}
