import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Database } from './client.ts'

export type Statement = BatchItem<'pg'>

/** Runs statements as one transaction in one round trip: all of them take effect, or none. */
export async function runBatch(db: Database, statements: readonly Statement[]): Promise<unknown[]> {
  const [first, ...rest] = statements
  if (!first) return []
  return db.batch([first, ...rest])
}

/**
 * Wraps a change that returns its rows so that the batch around it fails with `code` when it changed
 * nothing. This is how a batch, which cannot look before it writes, refuses a lost race: read the code back with
 * `failedCondition`.
 *
 * @param change an insert, update or delete with `.returning(…)`
 * @param besides another change of other rows, made by the same statement
 */
export function requireChange(
  db: Database,
  change: SQLWrapper,
  code: string,
  besides?: SQLWrapper,
): Statement {
  const more = besides ? sql`, besides as (${besides.getSQL()})` : sql``
  const query: SQL = sql`with changed as (${change.getSQL()})${more}
    select require_true((select count(*) from changed) > 0, ${code})`
  return db.execute(query)
}

/** A statement that makes the batch fail with `code` unless the condition holds at that point of the transaction. */
export function requireThat(db: Database, condition: SQLWrapper, code: string): Statement {
  return db.execute(sql`select require_true((${condition}), ${code})`)
}
