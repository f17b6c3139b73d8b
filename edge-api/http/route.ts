import type { Context } from 'hono'
import type * as z from 'zod'
import type { Permission } from '../../core/roles.ts'
import type { Ctx } from '../context.ts'
import type { Deps } from '../deps.ts'
import type { ErrorCode } from '../errors.ts'
import type { Exchange } from './exchange.ts'

type Schema = z.core.$ZodType
type Output<S> = S extends Schema ? z.output<S> : undefined

/**
 * Who may call a route:
 * `public` anyone; `user` a signed-in person, with or without an organization; `queue` a signed callback of
 * the queue; a permission: any principal of an organization that holds it.
 */
export type Access = 'public' | 'user' | 'queue' | Permission

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

export interface Call<Params, Query, Body> {
  ctx: Ctx
  deps: Deps
  params: Params
  query: Query
  body: Body
  /** The body as it came. */
  bytes: Uint8Array<ArrayBuffer>
  exchange: Exchange
  /** The raw request, for uploads, callbacks and redirects. */
  http: Context
}

export interface Route<
  M extends Method = Method,
  Path extends string = string,
  Params extends Schema | undefined = Schema | undefined,
  Query extends Schema | undefined = Schema | undefined,
  Body extends Schema | undefined = Schema | undefined,
  Response extends Schema | undefined = Schema | undefined,
> {
  method: M
  /** OpenAPI style, for example `/v1/posts/{postId}`. */
  path: Path
  /** Unique name, for example `schedulePost`. */
  operation: string
  /** One line for the API docs. */
  summary: string
  description?: string
  tag: string
  access: Access
  params?: Params
  query?: Query
  body?: Body
  /** Status of success; 200 unless told. */
  status?: number
  response?: Response
  /** Content types of a body that is not JSON. */
  rawBody?: readonly string[]
  /** Largest body in bytes; 256 KB unless told. */
  maxBody?: number
  /** Says that a body is too large in the words of this route. */
  whenTooLarge?: (headers: Headers) => Error
  /** A bucket of its own in place of the general limit. */
  limit?: { requests: number; seconds: number }
  /** True where no share is taken: health checks and stored files. */
  withoutLimit?: boolean
  /** Content type of an answer that is not JSON. */
  answers?: string
  /** True for writes that are their own idempotency and take no key (callbacks). */
  withoutIdempotencyKey?: boolean
  /** For the docs: errors of the verb itself, besides those that the kernel answers for every route. */
  problems?: readonly ErrorCode[]
  /** The only kinds of caller the route serves, where a permission alone is not enough. */
  callers?: readonly ('person' | 'apiKey' | 'embed')[]
}

export interface Handled<R extends Route = Route> {
  spec: R
  handle(
    call: Call<Output<R['params']>, Output<R['query']>, Output<R['body']>>,
  ): Promise<Output<R['response']> | globalThis.Response>
}

/** Ties a route's description to the verb that serves it. */
export function route<
  const M extends Method,
  const Path extends string,
  Params extends Schema | undefined = undefined,
  Query extends Schema | undefined = undefined,
  Body extends Schema | undefined = undefined,
  Response extends Schema | undefined = undefined,
>(
  spec: Route<M, Path, Params, Query, Body, Response>,
  handle: (
    call: Call<Output<Params>, Output<Query>, Output<Body>>,
  ) => Promise<Output<Response> | globalThis.Response>,
) {
  return { spec, handle }
}

type Input<S> = S extends Schema ? z.input<S> : undefined

/** The API as a type: `'POST /v1/posts/{postId}/schedule'` → its input and output. For typed clients. */
export type Endpoints<Routes extends readonly { spec: Route }[]> = {
  [R in Routes[number]['spec'] as `${R['method']} ${R['path']}`]: R extends Route<
    Method,
    string,
    infer Params,
    infer Query,
    infer Body,
    infer Response
  >
    ? { params: Input<Params>; query: Input<Query>; body: Input<Body>; response: Output<Response> }
    : never
}
