import pg from 'pg'
import type { Engine, Query, Result } from './engine.ts'

/** Any Postgres server, through a pool of connections. Throws one clear sentence when it does not answer. */
export async function openPostgres(url: string): Promise<Engine> {
  const pool = new pg.Pool({ connectionString: url, max: 10, application_name: 'allin', pipeline: true })
  // A connection that breaks is replaced by the pool; without listeners it would end the process, idle or at work.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end()
    const { host } = new URL(url)
    const reason = cause instanceof Error ? cause.message : 'no answer'
    throw new Error(
      `Postgres at ${host} cannot be used (${reason}). Check the address and that the server runs.`,
      { cause },
    )
  }
  const nameOf = createNames()
  return {
    run: (query) => execute(pool, query, nameOf(query.query)),
    async transact(begin, queries) {
      const client = await pool.connect()
      try {
        // All of it goes out at once. After a statement that failed Postgres refuses the rest, and takes `commit` for `rollback`.
        const { stream } = client.connection
        stream.cork()
        const begun = client.query(begin)
        const answers = queries.map((query) => execute(client, query, nameOf(query.query)))
        const committed = client.query('commit')
        stream.uncork()
        const settled = await Promise.allSettled([begun, ...answers, committed])
        const failed = settled.find((each) => each.status === 'rejected')
        if (failed) throw failed.reason
        return await Promise.all(answers)
      } finally {
        client.release()
      }
    },
    close: () => pool.end(),
  }
}

async function execute(
  on: pg.Pool | pg.PoolClient,
  { query, params }: Query,
  name: { name?: string },
): Promise<Result> {
  const result = await on.query<(string | null)[]>({
    text: query,
    ...name,
    values: params,
    rowMode: 'array',
    types: { getTypeParser: () => (value: string) => value },
  })
  return {
    command: result.command,
    rowCount: result.rowCount ?? 0,
    fields: result.fields.map(({ name, dataTypeID }) => ({ name, dataTypeID })),
    rows: result.rows,
  }
}

/** How many statements each connection keeps planned, at most; what comes after them is planned each time. */
const mostNamed = 300
/** How many texts are remembered to see whether they come again. */
const mostSeen = 1_200

/**
 * Names for statements that come again, under which a connection keeps them parsed and planned: for the large statements
 * of publishing that is most of their cost. Lists of changing length make new texts for ever, so the first time has none.
 */
function createNames(): (query: string) => { name?: string } {
  const seen = new Set<string>()
  const names = new Map<string, string>()
  return (query) => {
    const known = names.get(query)
    if (known !== undefined) return { name: known }
    if (seen.has(query) && names.size < mostNamed) {
      const name = `allin_${names.size}`
      names.set(query, name)
      return { name }
    }
    if (seen.size < mostSeen) seen.add(query)
    return {}
  }
}
