import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase } from '../../db/client.ts'
import { createLocalDatabase } from '../../db/local/index.ts'
import { migrate } from '../../db/migrate.ts'
import { type EmbeddedServer, startEmbeddedPostgres } from '../../db/testing/embedded.ts'
import { type LocalSecrets, loadSecrets } from '../local/secrets.ts'

/** The server of a measurement, as it comes; when asked to, it counts what its statements cost, which costs too. */
export function startPostgres(
  counted: boolean,
  settings: Record<string, string> = {},
): Promise<EmbeddedServer> {
  const counting = {
    shared_preload_libraries: 'pg_stat_statements',
    'pg_stat_statements.track_planning': 'on',
  }
  return startEmbeddedPostgres({ ...(counted ? counting : {}), ...settings })
}

/** Creates an empty database on the server and answers its address. */
export async function createDatabase(server: EmbeddedServer, name: string): Promise<string> {
  await withClient(server.url, (client) => client.query(`create database ${name}`))
  const url = new URL(server.url)
  url.pathname = `/${name}`
  await withClient(url.href, (client) => client.query('create extension if not exists pg_stat_statements'))
  return url.href
}

/** Creates a database with our tables. */
export async function createOurDatabase(server: EmbeddedServer, name: string): Promise<string> {
  const url = await createDatabase(server, name)
  const local = await createLocalDatabase({ url })
  await migrate(openDatabase({ url: local.url, fetch: local.fetch }))
  await local.close()
  return url
}

export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Secrets for one measurement, made as those of a local installation are. */
export async function makeSecrets(): Promise<LocalSecrets> {
  const folder = mkdtempSync(join(tmpdir(), 'allin-bench-'))
  try {
    return await loadSecrets(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What one statement cost in all, by Postgres's own count. */
export interface StatementCost {
  statement: string
  calls: number
  /** Planning and running. */
  milliseconds: number
  /** Planning alone. */
  planning: number
  /** Pages of tables and indexes that were looked at, in memory or on disk. */
  pages: number
}

export const forgetStatements = (url: string) =>
  withClient(url, (client) => client.query('select pg_stat_statements_reset()'))

/** The statements since they were last forgotten, the most expensive first. */
export async function readStatements(url: string): Promise<StatementCost[]> {
  const { rows } = await withClient(url, (client) =>
    client.query<StatementCost>(`
      select regexp_replace(query, '\\s+', ' ', 'g') as statement, calls::int as calls,
        total_exec_time + total_plan_time as milliseconds, total_plan_time as planning,
        (shared_blks_hit + shared_blks_read)::int as pages
      from pg_stat_statements
      where dbid = (select oid from pg_database where datname = current_database())
        and query not like '%pg_stat_statements%'
      order by 3 desc`),
  )
  return rows
}
