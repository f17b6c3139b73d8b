import { sql } from 'drizzle-orm'
import type { TestApi } from './test-api.ts'

/** How many changes the audit log holds: the same number before and after means that nothing was changed. */
export async function audit(api: TestApi): Promise<number> {
  const { rows } = await api.deps.db.execute<{ count: number }>(
    sql`select count(*)::int as count from audit_log`,
  )
  return rows[0]?.count ?? 0
}
