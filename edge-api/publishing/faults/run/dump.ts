import type { AttemptRow, AuditRow, History, TargetChange, TargetRow } from '../history.ts'
import type { FaultyDatabase } from './database.ts'

const instant = (column: string, name: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "${name}"`

const hashes = (media: string) =>
  `(select coalesce(json_agg(m.sha256 order by each.position), '[]'::json)
    from jsonb_array_elements_text(${media}) with ordinality as each(id, position)
    join media m on m.id = each.id) as "mediaHashes"`

/** Everything the database holds at the end that a verdict needs. */
export async function dumpDatabase(
  database: FaultyDatabase,
): Promise<Pick<History, 'targets' | 'changes' | 'attempts' | 'audit' | 'tolerance'>> {
  const { query } = database
  const targets = await query<TargetRow>(`
    select t.id, t.post_id as "postId", t.organization_id as "organizationId", t.platform,
      t.account_id as "accountId", split_part(a.remote_id, '@', 1) as "remoteAccountId", t.status, t.attempt,
      t.remote_id as "remoteId", t.error_code as "errorCode", t.content ->> 'text' as text,
      ${hashes(`jsonb_path_query_array(t.content, '$.media[*].id')`)}
    from post_targets t join social_accounts a on a.id = t.account_id order by t.id`)
  const changes = await query<TargetChange>(`
    select ${instant('c.at', 'at')}, c.target_id as "targetId", c.status, c.generation, c.attempt,
      ${instant('c.scheduled_at', 'scheduledAt')}, ${instant('c.due_at', 'dueAt')}, c.remote_id as "remoteId",
      c.error_code as "errorCode", c.text, ${hashes('c.media')}
    from faults.changes c order by c.number`)
  const attempts = await query<AttemptRow>(`
    select target_id as "targetId", number, ${instant('started_at', 'startedAt')},
      ${instant('submitted_at', 'submittedAt')}, ${instant('finished_at', 'finishedAt')}, outcome,
      error_code as "errorCode"
    from attempts order by target_id, number`)
  const audit = await query<AuditRow>(`
    select ${instant('created_at', 'at')}, action, object_id as "objectId", detail
    from audit_log where object_type in ('target', 'post') order by created_at`)
  const organizations = await query<{ id: string; tolerance: number }>(
    'select id, late_tolerance_seconds as tolerance from organizations',
  )
  const tolerance = Object.fromEntries(organizations.map((each) => [each.id, each.tolerance]))
  return { targets, changes, attempts, audit, tolerance }
}

/** Every row of every table as text, for the search after secrets in clear. */
export async function dumpTexts(database: FaultyDatabase): Promise<{ where: string; text: string }[]> {
  const tables = await database.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  )
  const texts: { where: string; text: string }[] = []
  for (const { name } of tables) {
    const [found] = await database.query<{ text: string | null }>(
      `select string_agg(row::text, E'\\n') as text from ${name} as row`,
    )
    texts.push({ where: `table ${name}`, text: found?.text ?? '' })
  }
  return texts
}
