import { Hono } from 'hono'
import { cors } from 'hono/cors'
import * as z from 'zod'
import { avatarSvg, type Kit, misbehave } from '../kit/index.ts'
import { appViewRoutes } from './app-view.ts'
import { createAuthenticate } from './auth.ts'
import { actorByDid, didDocument, findActor } from './identity.ts'
import { createDpop } from './oauth/dpop.ts'
import { createGrants } from './oauth/grants.ts'
import { oauthRoutes } from './oauth/routes.ts'
import { postPage } from './post-page.ts'
import { createRateLimits } from './rate-limits.ts'
import { createBlobs } from './repo/blobs.ts'
import { createRecords } from './repo/records.ts'
import { createSessions } from './sessions.ts'
import { invalidRequest, readQuery, XrpcError } from './xrpc.ts'

/** Pages and pictures for people: faults leave them alone. */
const forPeople = /^\/(oauth\/authorize|avatar\/|profile\/)/

/**
 * A stand-in for Bluesky: personal data server, OAuth authorization server, PLC directory and the public app
 * view behind one address. `fetch` reads client metadata.
 */
export function createBluesky(
  kit: Kit,
  options: { fetch?: typeof fetch; withoutRequestLimit?: boolean } = {},
): Hono {
  const limits = createRateLimits(kit, options.withoutRequestLimit)
  const dpop = createDpop(kit)
  const grants = createGrants(kit)
  const sessions = createSessions(kit, limits)
  const authenticate = createAuthenticate({ kit, dpop, grants, sessions })
  const blobs = createBlobs(kit, authenticate, limits)
  const records = createRecords({ kit, authenticate, limits, blobs: blobs.store })
  const app = new Hono()

  app.use(cors({ origin: '*', exposeHeaders: ['DPoP-Nonce', 'WWW-Authenticate'] }))
  app.use(async (c, next) => {
    await next()
    // Everything here lives by the kit's clock, which tests move.
    c.header('date', kit.clock.now().toUTCString())
  })
  app.use(misbehave(kit, 'bluesky', { errorBody: faultBody, spare: (path) => forPeople.test(path) }))
  app.use('/xrpc/*', async (_c, next) => {
    limits.take('request', 'everybody')
    await next()
  })
  app.onError((error) => {
    if (error instanceof XrpcError) return error.toResponse()
    console.error(error)
    return new XrpcError(500, 'InternalServerError', 'Internal Server Error').toResponse()
  })
  app.notFound((c) =>
    c.req.path.startsWith('/xrpc/')
      ? new XrpcError(501, 'MethodNotImplemented', 'Method Not Implemented').toResponse()
      : Response.json({ message: 'Not found' }, { status: 404 }),
  )

  app.get('/xrpc/_health', (c) => c.json({ version: '0.4.0' }))
  app.get('/xrpc/com.atproto.server.describeServer', (c) =>
    c.json({ did: 'did:web:127.0.0.1', availableUserDomains: ['.test'], inviteCodeRequired: true }),
  )
  app.get('/xrpc/com.atproto.server.getSession', async (c) => {
    const actor = await authenticate(c)
    return c.json({ did: actor.did, handle: actor.handle, didDoc: didDocument(kit, actor), active: true })
  })
  app.get('/xrpc/com.atproto.identity.resolveHandle', (c) => {
    const { handle } = readQuery(c, z.object({ handle: z.string() }))
    const actor = findActor(handle)
    if (actor?.handle !== handle.toLowerCase()) throw invalidRequest('Unable to resolve handle')
    return c.json({ did: actor.did })
  })
  app.route('/', oauthRoutes({ kit, dpop, grants, fetch: options.fetch ?? fetch }))
  app.route('/', sessions.routes)
  app.route('/', blobs.routes)
  app.route('/', records.routes)
  app.route('/', appViewRoutes(kit, records.store))

  app.get('/avatar/:file', (c) => {
    const actor = findActor(c.req.param('file').replace(/\.svg$/, ''))
    if (!actor) return c.notFound()
    return c.body(avatarSvg(actor.person), 200, { 'content-type': 'image/svg+xml' })
  })
  app.get('/profile/:handle/post/:rkey', (c) => {
    const did = findActor(c.req.param('handle'))?.did
    const uri = `at://${did}/app.bsky.feed.post/${c.req.param('rkey')}`
    const post = kit.live.get('bluesky', uri)
    return post && post.deletedAt === null ? c.html(postPage(kit, post)) : c.notFound()
  })
  app.get('/:did{did:plc:[a-z2-7]{24}}', (c) => {
    const did = c.req.param('did')
    if (!findActor(did)) return c.json({ message: `DID not registered: ${did}` }, 404)
    return c.body(JSON.stringify(didDocument(kit, actorByDid(did))), 200, {
      'content-type': 'application/did+ld+json',
    })
  })
  return app
}

/** Ends every way in that this person has given away, as in the app's settings. */
export function revokeBluesky(kit: Kit, username: string): void {
  const did = findActor(username)?.did ?? ''
  createGrants(kit).endAll(did)
  createSessions(kit, createRateLimits(kit)).endAll(did)
}

function faultBody(status: number) {
  if (status === 429) return { error: 'RateLimitExceeded', message: 'Rate Limit Exceeded' }
  if (status === 401) return { error: 'invalid_token', message: 'Token is expired or revoked' }
  if (status >= 500) return { error: 'InternalServerError', message: 'Internal Server Error' }
  return { error: 'InvalidRequest', message: 'Invalid Request' }
}
