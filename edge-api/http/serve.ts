import type { Context } from 'hono'
import { actorId, type Ctx, type Principal, permit } from '../context.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { defaultMaxBody, parseJson, readBody } from './body.ts'
import { originIsAllowed } from './cors.ts'
import { readCredential } from './credentials.ts'
import type { Exchange } from './exchange.ts'
import { answerOfTwin, fingerprintOf, type Recorded, readIdempotencyKey, replayOf } from './idempotency.ts'
import { parseInput, parseParams, readQuery } from './input.ts'
import { takeFrom } from './limits.ts'
import { resolveCaller } from './principal.ts'
import { verifyQueue } from './queue-signature.ts'
import { openRecorded } from './recorded-secret.ts'
import type { Handled, Route } from './route.ts'

/**
 * Serves one route, always in this order: who calls, how often, may they, is the input sound, was it answered before,
 * the verb. Everything that is refused is refused before the verb runs.
 */
export async function serveRoute(
  { spec, handle }: Handled,
  deps: Deps,
  http: Context,
  exchange: Exchange,
): Promise<Response> {
  const request = http.req.raw
  const isWrite = spec.method !== 'GET'
  const key = isWrite && needsIdempotencyKey(spec) ? () => readIdempotencyKey(request) : () => null
  const caller = await admit(spec, deps, request, exchange, key)
  if (spec.access !== 'public' && spec.access !== 'queue') exchange.principal = caller?.principal ?? null

  const params = spec.params ? parseParams(spec.params, http.req.param()) : undefined
  const search = new URL(request.url).searchParams
  const query = spec.query ? parseInput(spec.query, readQuery(search)) : undefined
  const bytes = isWrite ? await readWriteBody(spec, request) : new Uint8Array()
  if (spec.access === 'queue') await verifyQueue(deps, request, bytes)
  const body = spec.body ? parseInput(spec.body, parseJson(bytes)) : undefined

  const ctx = caller ? await contextOf(deps, caller, exchange.requestId, request, bytes) : null
  const call = {
    deps,
    params,
    query,
    body,
    bytes,
    http,
    exchange,
    /** Public routes and callbacks have no caller; asking for one there is a defect. */
    get ctx(): Ctx {
      if (ctx) return ctx
      throw new Error(`${spec.operation} has no caller.`)
    },
  }
  const before = ctx?.idempotency ? replayOf(caller?.recorded ?? null, ctx.idempotency.fingerprint) : null
  if (ctx && before) return replayed(spec, ctx, before)
  try {
    const result = await handle(call)
    return result instanceof Response ? result : answer(spec, result)
  } catch (error) {
    const twin = ctx ? await answerOfTwin(ctx, error) : null
    if (ctx && twin) return replayed(spec, ctx, twin)
    throw error
  }
}

interface Admitted {
  principal: Principal
  recorded: Recorded | null
  key: string | null
}

async function admit(
  spec: Route,
  deps: Deps,
  request: Request,
  exchange: Exchange,
  readKey: () => string | null,
): Promise<Admitted | null> {
  const { limiter, config } = deps
  const limit = spec.limit ?? { requests: config.requestsPerMinute, seconds: 60 }
  const take = (who: string) =>
    takeFrom(limiter, `${spec.limit ? spec.operation : 'all'}:${who}`, limit, exchange.headers)
  if (spec.access === 'queue') return null
  if (spec.access === 'public') {
    if (!spec.withoutLimit) await take(exchange.clientAddress)
    return null
  }
  const credential = readCredential(request, deps)
  const idempotencyProblem = attempt(readKey)
  const key = typeof idempotencyProblem === 'string' ? idempotencyProblem : null
  let caller: Awaited<ReturnType<typeof resolveCaller>>
  try {
    caller = await resolveCaller(deps, credential, {
      organizationId: request.headers.get('allin-organization'),
      embedOrigin: request.headers.get('allin-embed-origin'),
      idempotencyKey: key,
    })
  } catch (error) {
    // Guessing credentials costs the address its share.
    await take(exchange.clientAddress)
    throw error
  }
  exchange.principal = caller.principal
  await take(actorId(caller.principal))
  if (credential.kind === 'session' && credential.fromCookie && spec.method !== 'GET') {
    requireOwnOrigin(request, deps)
  }
  requireKind(spec, caller.principal)
  if (spec.access !== 'user') {
    const { principal } = caller
    permit({ deps, principal, requestId: exchange.requestId, idempotency: null }, spec.access)
  }
  if (idempotencyProblem instanceof AppError) throw idempotencyProblem
  return { ...caller, key }
}

/** A browser sends cookies on its own: a write that relies on them must come from a page of ours. */
function requireOwnOrigin(request: Request, { config }: Deps): void {
  const origin = request.headers.get('origin')
  if (origin !== null && originIsAllowed(origin, config)) return
  throw new AppError('ORIGIN_NOT_ALLOWED', {
    detail: 'A change that is authorized by a cookie must come from a page of this site.',
  })
}

/** Some routes serve one kind of caller, whatever the others may hold. */
function requireKind(spec: Route, principal: Principal): void {
  const callers: readonly string[] | undefined = spec.access === 'user' ? ['person'] : spec.callers
  const kind = principal.kind === 'user' ? 'person' : principal.kind
  if (!callers || callers.includes(kind)) return
  throw new AppError('FORBIDDEN', {
    detail: callers.includes('person')
      ? 'This is for signed-in people, not for keys or tokens.'
      : 'This is for your server, with an API key.',
  })
}

function needsIdempotencyKey(spec: Route): boolean {
  return spec.access !== 'public' && spec.access !== 'queue' && !spec.withoutIdempotencyKey
}

async function readWriteBody(spec: Route, request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  const accepted = spec.rawBody ?? (spec.body ? ['application/json'] : null)
  const refuse = () =>
    new AppError('UNSUPPORTED_CONTENT_TYPE', {
      detail: `Send ${accepted?.join(', ')}${type === '' ? '' : `, not ${type.slice(0, 60)}`}.`,
    })
  if (accepted && type !== '' && !accepted.includes(type)) throw refuse()
  const bytes = await readBody(request, spec.maxBody ?? defaultMaxBody).catch((error: unknown) => {
    const isTooLarge = error instanceof AppError && error.code === 'BODY_TOO_LARGE'
    throw isTooLarge && spec.whenTooLarge ? spec.whenTooLarge(request.headers) : error
  })
  if (accepted && type === '' && bytes.length > 0) throw refuse()
  return bytes
}

async function contextOf(
  deps: Deps,
  caller: Admitted,
  requestId: string,
  request: Request,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Ctx> {
  const { principal, key } = caller
  const organizationId =
    principal.kind === 'user' ? (principal.membership?.organizationId ?? null) : principal.organizationId
  const idempotency =
    key === null ? null : { key, fingerprint: await fingerprintOf(request, organizationId, bytes) }
  return { deps, principal, requestId, idempotency }
}

function answer(spec: Route, result: unknown): Response {
  return Response.json(result ?? null, { status: spec.status ?? 200 })
}

async function replayed(spec: Route, ctx: Ctx, recorded: { response: unknown }): Promise<Response> {
  const response = answer(spec, await openRecorded(ctx, recorded.response))
  response.headers.set('Idempotency-Replayed', 'true')
  return response
}

function attempt<Value>(run: () => Value): Value | AppError {
  try {
    return run()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}
