/** One statement as the driver sends it: every parameter is in Postgres's text form. */
export interface Query {
  query: string
  params: (string | null)[]
}

/** A result as Neon's protocol carries it: rows are arrays of Postgres's own text, or null. */
export interface Result {
  command: string
  rowCount: number
  fields: { name: string; dataTypeID: number }[]
  rows: (string | null)[][]
}

/** A Postgres that can run what the protocol asks for. Both methods throw Postgres's own error. */
export interface Engine {
  run(query: Query): Promise<Result>
  /** Runs all statements in one transaction, begun with `begin` (`begin isolation level …`). */
  transact(begin: string, queries: readonly Query[]): Promise<Result[]>
  close(): Promise<void>
}
