import { type NeonQueryFunction, neon, neonConfig } from '@neondatabase/serverless'
import { drizzle, type NeonHttpDatabase } from 'drizzle-orm/neon-http'
import * as schema from './schema/index.ts'

export type Database = NeonHttpDatabase<typeof schema>

export interface DatabaseOptions {
  /** A Postgres connection string, as Neon gives it. */
  url: string
  /** Where Neon's SQL-over-HTTP protocol answers, when it is not Neon itself, for example `http://127.0.0.1:4602/sql`. */
  endpoint?: string
  /** Carries the requests; `db/local` passes a function that needs no socket. */
  fetch?: typeof fetch
}

/** The one database client: Drizzle over Neon's HTTP protocol, on every runtime. */
export function openDatabase(options: DatabaseOptions): Database {
  if (options.endpoint) neonConfig.fetchEndpoint = options.endpoint
  if (options.fetch) neonConfig.fetchFunction = options.fetch
  const client: NeonQueryFunction<boolean, boolean> = neon(options.url)
  return drizzle(client, { schema, casing: 'snake_case' })
}
