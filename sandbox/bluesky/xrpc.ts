import type { Context } from 'hono'
import * as z from 'zod'

/** An error in the shape of https://atproto.com/specs/xrpc#error-responses. */
export class XrpcError extends Error {
  readonly status: number
  readonly error: string
  readonly headers: Record<string, string>

  constructor(status: number, error: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.error = error
    this.headers = headers
  }

  toResponse(): Response {
    return Response.json({ error: this.error, message: this.message }, this)
  }
}

export function invalidRequest(message: string): XrpcError {
  return new XrpcError(400, 'InvalidRequest', message)
}

/** The JSON body by a schema; the first problem becomes an InvalidRequest that names the field. */
export async function readBody<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  const body: unknown = await c.req.json().catch(() => {
    throw invalidRequest('A request body is expected but none was provided')
  })
  return check(body, schema, 'Input')
}

/** The query by a schema. A repeated parameter is an array only where the schema wants one. */
export function readQuery<S extends z.ZodType>(c: Context, schema: S): z.output<S> {
  return check(c.req.query(), schema, 'Params')
}

export function check<S extends z.ZodType>(value: unknown, schema: S, name: string): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw invalidRequest(`${[name, ...(issue?.path ?? [])].join('/')}: ${issue?.message ?? 'is not valid'}`)
}

export const Limit = z.coerce.number().int().min(1).max(100).default(50)
