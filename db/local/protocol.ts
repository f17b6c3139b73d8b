import type { Engine, Query, Result } from './engine.ts'

const isolationLevels: Record<string, string> = {
  ReadUncommitted: 'read uncommitted',
  ReadCommitted: 'read committed',
  RepeatableRead: 'repeatable read',
  Serializable: 'serializable',
}

/** What Postgres tells about an error, by the names that Neon's protocol gives it. */
const errorFields = [
  'severity',
  'code',
  'detail',
  'hint',
  'position',
  'internalPosition',
  'internalQuery',
  'where',
  'schema',
  'table',
  'column',
  'dataType',
  'constraint',
  'file',
  'line',
  'routine',
] as const

/** Thrown for a request that is no request of this protocol. */
class ProtocolError extends Error {}

/**
 * Answers Neon's SQL-over-HTTP protocol: `POST /sql` with one query, or with a batch that is one
 * transaction. Source: github.com/neondatabase/serverless (what the driver sends) and neon's proxy (what it answers).
 */
export async function answer(engine: Engine, request: Request): Promise<Response> {
  try {
    if (new URL(request.url).pathname !== '/sql') return problem(404, 'Only POST /sql is answered here.')
    if (request.method !== 'POST') return problem(405, 'Only POST is answered here.')
    // Every browser names its origin on a POST: a web page must never reach this database.
    if (request.headers.has('origin')) return problem(403, 'A browser may not talk to the database.')
    readConnectionString(request.headers.get('neon-connection-string'))
    const body = await readBody(request)
    const asArrays = request.headers.get('neon-array-mode') === 'true'
    if (!Array.isArray(body)) return Response.json(present(await engine.run(body), asArrays))
    const results = await engine.transact(beginStatement(request.headers), body)
    return Response.json({ results: results.map((result) => present(result, asArrays)) })
  } catch (error) {
    return failure(error)
  }
}

function present(result: Result, asArrays: boolean) {
  const { fields } = result
  const rows = asArrays
    ? result.rows
    : result.rows.map((row) => Object.fromEntries(row.map((value, index) => [fields[index]?.name, value])))
  return { ...result, rows, rowAsArray: asArrays }
}

function readConnectionString(header: string | null): void {
  if (header === null) throw new ProtocolError('The header Neon-Connection-String is missing.')
  if (!URL.canParse(header) || !/^postgres(ql)?:$/.test(new URL(header).protocol)) {
    throw new ProtocolError('The header Neon-Connection-String holds no Postgres address.')
  }
}

async function readBody(request: Request): Promise<Query | Query[]> {
  if (request.headers.get('neon-raw-text-output') !== 'true') {
    throw new ProtocolError('Only raw text output is supported: send Neon-Raw-Text-Output: true.')
  }
  const body: unknown = await request.json().catch(() => {
    throw new ProtocolError('The body is not JSON.')
  })
  if (isObject(body) && Array.isArray(body.queries)) return body.queries.map(readQuery)
  return readQuery(body)
}

function readQuery(value: unknown): Query {
  if (!isObject(value) || typeof value.query !== 'string') throw new ProtocolError('A query has no text.')
  const params = value.params ?? []
  if (!Array.isArray(params)) throw new ProtocolError('The parameters of a query are no list.')
  return { query: value.query, params: params.map(readParameter) }
}

function readParameter(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function beginStatement(headers: Headers): string {
  const level = headers.get('neon-batch-isolation-level') ?? 'ReadCommitted'
  const words = isolationLevels[level]
  if (!words) throw new ProtocolError(`There is no isolation level ${level}.`)
  const readOnly = headers.get('neon-batch-read-only') === 'true' ? ' read only' : ''
  const deferrable = headers.get('neon-batch-deferrable') === 'true' ? ' deferrable' : ''
  return `begin isolation level ${words}${readOnly}${deferrable}`
}

function failure(error: unknown): Response {
  if (error instanceof ProtocolError) return problem(400, error.message)
  if (error instanceof Error && 'code' in error && 'severity' in error) {
    const fields: Record<string, unknown> = { ...error }
    return Response.json(
      {
        message: error.message,
        ...Object.fromEntries(errorFields.map((name) => [name, fields[name] ?? null])),
      },
      { status: 400 },
    )
  }
  return problem(500, error instanceof Error ? error.message : 'The database did not answer.')
}

function problem(status: number, message: string): Response {
  return Response.json({ message }, { status })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
