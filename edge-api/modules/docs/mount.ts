import type { Context, Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import type { Bindings } from '../../http/exchange.ts'
import { describeApi } from '../../http/openapi.ts'
import type { OpenApi } from '../../http/openapi-document.ts'
import type { Handled } from '../../http/route.ts'
import { sessionCookieName } from '../identity/session-token.ts'
import { type DocsPage, docsPage } from './page.ts'

type Run = (http: Context<{ Bindings: Bindings }>, run: () => Promise<Response>) => Promise<Response>

const cache = { 'cache-control': 'public, max-age=300' }

/** The description of the API for programs (`/openapi.json`) and for people (`/docs`), made when first asked for. */
export function mountDocs(
  app: Hono<{ Bindings: Bindings }>,
  deps: Deps,
  routes: readonly Handled[],
  exchange: Run,
): void {
  const { config } = deps
  let made: OpenApi | undefined
  let page: Promise<DocsPage> | undefined
  const describe = () => {
    made ??= describeApi(routes, config.publicUrl, sessionCookieName(config))
    return made
  }
  app.get('/openapi.json', (http) =>
    exchange(http, async () =>
      Response.json(describe(), { headers: { ...cache, 'access-control-allow-origin': '*' } }),
    ),
  )
  app.get('/docs', (http) =>
    exchange(http, async () => {
      page ??= docsPage(describe(), config.requestsPerMinute)
      const { body, policy } = await page
      return new Response(body, {
        headers: { ...cache, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
      })
    }),
  )
}
