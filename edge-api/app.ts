import { type Context, Hono } from 'hono'
import { routes } from './api.ts'
import type { Deps } from './deps.ts'
import { AppError } from './errors.ts'
import { logRequest } from './http/access-log.ts'
import { clientNetwork } from './http/client-network.ts'
import { addCors, preflight } from './http/cors.ts'
import type { Bindings, Exchange } from './http/exchange.ts'
import { problemResponse, toAppError } from './http/problem.ts'
import { requestIdHeader, requestIdOf } from './http/request-id.ts'
import type { Handled } from './http/route.ts'
import { addSecurityHeaders } from './http/security-headers.ts'
import { serveRoute } from './http/serve.ts'
import { mountDocs } from './modules/docs/mount.ts'
import { servePage } from './modules/pages/serve-page.ts'

type App = Hono<{ Bindings: Bindings }>

/** The whole application over its ports. The same on every runtime. */
export function createApp(deps: Deps): App {
  const app: App = new Hono({ strict: true })
  for (const [path, handlers] of byPath(routes)) mountPath(app, deps, path, handlers)
  mountDocs(app, deps, routes, (http, run) => exchange(deps, http, http.req.path, run))
  app.all('*', (http) =>
    exchange(deps, http, '*', async () => {
      const page = await servePage(deps, http.req.raw)
      if (page) return page
      throw new AppError('NOT_FOUND', {
        detail: 'There is nothing at this address. The API is described at /docs.',
      })
    }),
  )
  return app
}

function byPath(all: readonly Handled[]): Map<string, Handled[]> {
  const paths = new Map<string, Handled[]>()
  for (const each of all) paths.set(each.spec.path, [...(paths.get(each.spec.path) ?? []), each])
  return paths
}

function mountPath(app: App, deps: Deps, path: string, handlers: Handled[]): void {
  const pattern = path.replace(/\{(\w+)\}/g, ':$1')
  const methods = [...new Set(handlers.map(({ spec }) => spec.method))]
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  for (const handled of handlers) {
    app.on(handled.spec.method, pattern, (http) =>
      exchange(deps, http, path, (shared) => serveRoute(handled, deps, http, shared)),
    )
  }
  app.all(pattern, (http) =>
    exchange(deps, http, path, async (shared) => {
      if (http.req.method === 'OPTIONS') return preflight(http.req.raw, allow, deps.config)
      shared.headers.set('allow', allow)
      throw new AppError('METHOD_NOT_ALLOWED', { detail: `This address takes ${allow}.` })
    }),
  )
}

/** Everything around an answer: request id, problem document, headers, log line. Never throws. */
async function exchange(
  deps: Deps,
  http: Context<{ Bindings: Bindings }>,
  pattern: string,
  run: (shared: Exchange) => Promise<Response>,
): Promise<Response> {
  const begun = performance.now()
  const request = http.req.raw
  const shared: Exchange = {
    requestId: requestIdOf(request, deps.ids),
    clientAddress: clientNetwork(http.env?.clientAddress ?? 'unknown'),
    headers: new Headers(),
    principal: null,
  }
  let answer: Response
  let failure: unknown = null
  try {
    answer = await run(shared)
  } catch (error) {
    const known = toAppError(error)
    if (known.status >= 500) failure = error
    answer = problemResponse(known, shared.requestId, deps.config.publicUrl)
  }
  const headers = new Headers(answer.headers)
  for (const [name, value] of shared.headers) headers.set(name, value)
  headers.set(requestIdHeader, shared.requestId)
  addCors(headers, request.headers.get('origin'), deps.config)
  addSecurityHeaders(headers, deps.config)
  logRequest(deps, request, pattern, answer.status, performance.now() - begun, shared, failure)
  return new Response(answer.body, { status: answer.status, headers })
}
