import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { streamSSE } from 'hono/streaming'
import { deliveryFaultKinds, FaultList, type Kit, type SandboxEvent } from '../kit/index.ts'
import { columnHtml, faultsHtml } from './column.ts'
import { icon, livePage } from './page.ts'
import {
  type FaultTarget,
  findFaultTarget,
  findHubPlatform,
  hubPlatforms,
  hubQueue,
  presetsOf,
} from './platforms.ts'

const stylesheet = readFileSync(join(import.meta.dirname, 'page.css'), 'utf8')
const script = readFileSync(join(import.meta.dirname, 'page.js'), 'utf8')

/** The page that shows what is live everywhere, and the switches of the sandbox as JSON. */
export function createHub(kit: Kit): Hono {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", 'http://127.0.0.1:*', 'http://localhost:*', 'data:'],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    }),
  )
  app.use(onlyFromHere)
  app.get('/', (c) => c.html(livePage(kit)))
  app.get('/page.css', (c) => c.body(stylesheet, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.get('/page.js', (c) => c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
  app.get('/icon.svg', (c) => c.body(icon, 200, { 'content-type': 'image/svg+xml' }))
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/columns/:platform', (c) =>
    withTarget(c, (target) => {
      const platform = findHubPlatform(target.id)
      return c.html((platform ? columnHtml(kit, platform) : faultsHtml(kit, target)).markup)
    }),
  )
  app.get('/blobs/:hash', (c) => {
    const blob = kit.store.blobs.get(c.req.param('hash'))
    if (!blob) return c.json({ error: 'There is no such picture.' }, 404)
    return c.body(blob.bytes, 200, {
      'content-type': blob.mimeType,
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  app.get('/events', (c) => events(c, kit))
  app.get('/live', (c) => {
    const platform = c.req.query('platform')
    if (platform !== undefined && !findHubPlatform(platform)) return unknownPlatform(c)
    return c.json({ posts: kit.live.list(platform) })
  })
  app.get('/people', (c) => c.json({ people: kit.people }))
  app.post('/reset', (c) => {
    kit.reset()
    return c.json({ reset: true })
  })
  faultRoutes(app, kit)
  return app
}

function faultRoutes(app: Hono, kit: Kit): void {
  const answer = (c: Context, { id }: FaultTarget) => c.json({ platform: id, faults: kit.faults.list(id) })
  app.get('/faults/:platform', (c) => withTarget(c, (target) => answer(c, target)))
  app.put('/faults/:platform', async (c) => {
    const faults = FaultList.safeParse(await c.req.json().catch(() => null))
    if (!faults.success) {
      const problems = faults.error.issues.map(
        (issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`,
      )
      return c.json({ error: 'Send a list of faults.', problems }, 422)
    }
    return withTarget(c, (target) => {
      const misplaced = faults.data.find(({ kind }) => deliveryFaultKinds.some((each) => each === kind))
      if (misplaced && target.kind !== 'queue') {
        return c.json({ error: `Only a queue can ${misplaced.kind}.` }, 422)
      }
      kit.faults.set(target.id, faults.data)
      return answer(c, target)
    })
  })
  app.delete('/faults/:platform', (c) =>
    withTarget(c, (target) => {
      kit.faults.clear(target.id)
      return answer(c, target)
    }),
  )
  app.on(['PUT', 'DELETE'], '/faults/:platform/presets/:preset', (c) =>
    withTarget(c, (target) => {
      const preset = presetsOf(target).find((each) => each.id === c.req.param('preset'))
      if (!preset) return c.json({ error: 'There is no such switch.' }, 404)
      const fault = preset.fault(target)
      const others = kit.faults
        .list(target.id)
        .filter((each) => JSON.stringify(each) !== JSON.stringify(fault))
      kit.faults.set(target.id, c.req.method === 'PUT' ? [...others, fault] : others)
      return answer(c, target)
    }),
  )
}

/** Tells the page which column changed. */
function events(c: Context, kit: Kit): Response {
  return streamSSE(c, async (stream) => {
    const tell = (event: SandboxEvent) => {
      void stream.writeSSE(
        event.type === 'reset' ? { event: 'reset', data: '' } : { event: 'column', data: event.platform },
      )
    }
    const unsubscribe = kit.events.subscribe(tell)
    const ended = Promise.withResolvers<void>()
    stream.onAbort(() => ended.resolve())
    kit.closed.addEventListener('abort', () => ended.resolve(), { once: true })
    await stream.writeSSE({ event: 'hello', data: '' })
    await ended.promise
    unsubscribe()
  })
}

/** Other sites must not flip switches here: a browser says where a request comes from. */
const onlyFromHere: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none'
  if (isForeign && c.req.method !== 'GET') return c.json({ error: 'Only this page may do that.' }, 403)
  await next()
}

function withTarget(c: Context, answer: (target: FaultTarget) => Response | Promise<Response>) {
  const target = findFaultTarget(c.req.param('platform') ?? '')
  return target ? answer(target) : unknownPlatform(c)
}

function unknownPlatform(c: Context): Response {
  return c.json({ error: `There are ${[...hubPlatforms, hubQueue].map(({ id }) => id).join(', ')}.` }, 404)
}
