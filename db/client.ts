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
  fetch?: (input: string, init: RequestInit) => Promise<Response>
  /** Longest wait for an answer; 15 seconds unless told: a database that hangs must not hang us. */
  timeoutMilliseconds?: number
}

const usualTimeout = 15_000

/** The one database client: Drizzle over Neon's HTTP protocol, on every runtime. Any number of them may be open at once. */
export function openDatabase(options: DatabaseOptions): Database {
  neonConfig.fetchFunction = followRoute
  const client: NeonQueryFunction<boolean, boolean> = neon(options.url, {
    fetchOptions: { [route]: options },
  })
  return drizzle(client, { schema, casing: 'snake_case' })
}

/**
 * The driver has one fetch function for the whole process, but hands each client's own `fetchOptions` to
 * it: they carry where the client's requests go.
 */
const route = 'allinDatabaseRoute'

type RoutedInit = RequestInit & { [route]?: DatabaseOptions }

function followRoute(neonEndpoint: string, { [route]: options, ...init }: RoutedInit): Promise<Response> {
  const carry = options?.fetch ?? fetch
  const signal = AbortSignal.timeout(options?.timeoutMilliseconds ?? usualTimeout)
  return carry(options?.endpoint ?? neonEndpoint, { ...init, signal })
}
