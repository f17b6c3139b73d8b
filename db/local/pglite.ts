import { PGlite, type PGliteOptions, type Results, type Transaction } from '@electric-sql/pglite'
import type { Engine, Query, Result } from './engine.ts'

/** The version of Postgres that PGlite 0.5 is. */
export const postgresVersion = '18'

/** An embedded Postgres: in memory, or in the folder that `dataDir` names. One connection; it queues what comes at once. */
export async function openPglite(options: PGliteOptions): Promise<Engine & { pglite: PGlite }> {
  const pglite = await PGlite.create(options)
  // Values must stay the text that Postgres sends and takes, so every conversion is replaced. PGlite spreads
  // these objects: their keys have to be their own.
  const parsers = asText(Object.keys(pglite.parsers))
  const serializers = asText(Object.keys(pglite.serializers))
  const execute = async (on: PGlite | Transaction, { query, params }: Query): Promise<Result> =>
    readResult(await on.query(query, params, { rowMode: 'array', parsers, serializers }))
  return {
    pglite,
    run: (query) => execute(pglite, query),
    transact: (begin, queries) =>
      pglite.transaction(async (transaction) => {
        await transaction.exec(begin.replace(/^begin/, 'set transaction'))
        const results: Result[] = []
        for (const query of queries) results.push(await execute(transaction, query))
        return results
      }),
    close: () => pglite.close(),
  }
}

function asText(types: string[]): Record<string, (value: string) => string> {
  return Object.fromEntries(types.map((type) => [type, (value: string) => value]))
}

function readResult(results: Results): Result {
  return {
    command: results.command ?? '',
    rowCount: results.rowCount ?? results.affectedRows ?? 0,
    fields: results.fields,
    rows: results.rows.map((row) => [...Object.values(row)]),
  }
}
