import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'

const dialect = new PgDialect({ casing: 'snake_case' })

/**
 * Renders a part of a statement that is the same every time, once. Drizzle walks through all pieces of a statement for each
 * run of it; for the large statements of publishing that was more work than all else around them.
 *
 * @param part without anything that changes; constants are written into its text
 */
export function fixed<Value = unknown>(part: SQLWrapper): SQL<Value> {
  return sql.raw(dialect.sqlToQuery(part.getSQL().inlineParams()).sql) as SQL<Value>
}
