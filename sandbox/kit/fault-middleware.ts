import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { type Fault, type RequestFault, requestFaultKinds } from './faults.ts'
import type { Kit } from './kit.ts'

interface FaultOptions {
  /** The vendor's own error body for a status. */
  errorBody?: (status: number) => Record<string, unknown>
  /** Requests that faults leave alone, for example consent pages and pictures. */
  spare?: (path: string) => boolean
}

/**
 * Lets the platform misbehave as its active faults say. Put it before the routes. Cutting a connection
 * needs a real socket; over `app.request()` the answer is a network error in its place.
 */
export function misbehave(kit: Kit, platform: string, options: FaultOptions = {}): MiddlewareHandler {
  return async (c, next) => {
    if (options.spare?.(c.req.path)) return next()
    const fault =
      planned(c, kit, platform) ??
      kit.faults.take(platform, `${c.req.method} ${c.req.path}`, requestFaultKinds)
    if (!fault) return next()
    const error = (status: number) =>
      Response.json(options.errorBody?.(status) ?? { error: `Fault: ${status}` }, { status })
    switch (fault.kind) {
      case 'status':
        return withRetryAfter(error(fault.status), fault)
      case 'hang':
        return hang(c, kit)
      case 'reset':
        return reset(c)
      case 'html':
        return new Response(gatewayPage, {
          status: fault.status ?? 502,
          headers: { 'content-type': 'text/html; charset=utf-8' },
        })
      case 'answer': {
        const { status, headers = {}, body, done } = fault
        if (done) await next()
        const given = error(status)
        const type = { 'content-type': given.headers.get('content-type') ?? 'application/json' }
        const answer = new Response(body ?? (await given.text()), {
          status,
          headers: { ...type, ...headers },
        })
        return done ? replace(c, answer) : answer
      }
      case 'trickle': {
        await next()
        return replace(c, trickle(c.res, fault.milliseconds))
      }
      case 'late': {
        // The body has to be here before the connection goes.
        await c.req.text()
        const gone = reset(c)
        await sleep(fault.milliseconds, kit.closed)
        await next()
        return replace(c, gone)
      }
      case 'slow':
        await sleep(fault.milliseconds, c.req.raw.signal)
        return next()
      case 'truncated': {
        await next()
        const text = await c.res.text()
        return replace(
          c,
          new Response(text.slice(0, Math.floor(text.length / 2)), {
            status: c.res.status,
            headers: { 'content-type': 'application/json' },
          }),
        )
      }
      case 'accept-then-fail': {
        await next()
        if (fault.with === 'hang') return replace(c, await hang(c, kit))
        if (fault.with === 'reset') return replace(c, reset(c))
        return replace(c, error(fault.status ?? 500))
      }
    }
  }
}

function planned(c: Context, kit: Kit, platform: string): RequestFault | undefined {
  return kit.faults.plan()?.({
    platform,
    method: c.req.method,
    path: c.req.path,
    query: c.req.query(),
    token: /^\S+\s+(\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? null,
    header: (name) => c.req.header(name) ?? null,
  })
}

/** The same answer, its body in eight drops. */
function trickle(response: Response, milliseconds: number): Response {
  const drops = 8
  const slowed = new TransformStream<Uint8Array, Uint8Array>({
    async transform(chunk, controller) {
      const size = Math.ceil(chunk.length / drops)
      for (let start = 0; start < chunk.length; start += size) {
        await new Promise((resolve) => setTimeout(resolve, milliseconds / drops))
        controller.enqueue(chunk.subarray(start, start + size))
      }
    },
  })
  return new Response(response.body?.pipeThrough(slowed) ?? null, response)
}

/** Hono merges headers of an answer that is already there; a fault replaces it whole. */
function replace(c: Context, response: Response): undefined {
  c.res = undefined
  c.res = response
}

function withRetryAfter(response: Response, fault: Fault & { kind: 'status' }): Response {
  if (fault.retryAfter !== undefined) response.headers.set('Retry-After', String(fault.retryAfter))
  return response
}

async function hang(c: Context, kit: Kit): Promise<Response> {
  await new Promise<void>((resolve) => {
    const { signal } = c.req.raw
    if (signal.aborted || kit.closed.aborted) return resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
    kit.closed.addEventListener('abort', () => resolve(), { once: true })
  })
  return reset(c)
}

function reset(c: Context): Response {
  const bindings: Partial<HttpBindings> | undefined = c.env
  if (!bindings?.incoming) return Response.error()
  bindings.incoming.socket.resetAndDestroy()
  return new Response(null, { status: 502 })
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

const gatewayPage =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>'
