import type { Context, Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import type { Bindings } from '../../http/exchange.ts'
import { describeApi } from '../../http/openapi.ts'
import type { Handled } from '../../http/route.ts'
import { sessionCookieName } from '../identity/session-token.ts'
import { docsPage, docsPolicy } from './page.ts'

type Run = (http: Context<{ Bindings: Bindings }>, run: () => Promise<Response>) => Promise<Response>

/** The description of the API for programs (`/openapi.json`) and for people (`/docs`). */
export function mountDocs(
  app: Hono<{ Bindings: Bindings }>,
  deps: Deps,
  routes: readonly Handled[],
  exchange: Run,
): void {
  const { publicUrl } = deps.config
  const cache = { 'cache-control': 'public, max-age=300' }
  let document: string | undefined
  let page: string | undefined
  app.get('/openapi.json', (http) =>
    exchange(http, async () => {
      document ??= JSON.stringify(describeApi(routes, publicUrl, sessionCookieName(deps.config)))
      return new Response(document, {
        headers: { ...cache, 'content-type': 'application/json', 'access-control-allow-origin': '*' },
      })
    }),
  )
  app.get('/docs', (http) =>
    exchange(http, async () => {
      page ??= docsPage(routes, publicUrl)
      return new Response(page, {
        headers: {
          ...cache,
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': docsPolicy,
        },
      })
    }),
  )
}
