import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { avatarSvg, findPerson, type Kit, misbehave } from '../kit/index.ts'
import { callerOf } from './authorize.ts'
import { userEntity } from './entities.ts'
import { fail, xErrorBody } from './errors.ts'
import { mediaRoutes } from './media.ts'
import { oauthRoutes } from './oauth.ts'
import { postRoutes } from './posts.ts'
import { rateLimits } from './rate-limits.ts'
import { type XOptions, xState } from './state.ts'

export type { XApp, XOptions } from './state.ts'

/**
 * X as far as publishing needs it, by the public description of its API v2 (https://docs.x.com/x-api).
 * Website and API share one address, `kit.baseUrl('x')`.
 */
export function createX(kit: Kit, options: XOptions = {}): Hono {
  const state = xState(kit, options)
  const app = new Hono()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    console.error(error)
    return c.json(xErrorBody(500), 500)
  })
  app.notFound((c) => c.json(xErrorBody(404), 404))
  app.get('/avatars/:file', (c) => {
    const person = findPerson(c.req.param('file').replace(/\.svg$/, ''))
    if (!person) throw fail(404)
    return c.body(avatarSvg(person), 200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'max-age=3600',
    })
  })
  app.get('/media/:hash', (c) => {
    const blob = kit.store.blobs.get(c.req.param('hash'))
    if (!blob) throw fail(404)
    return c.body(blob.bytes, 200, { 'content-type': blob.mimeType, 'x-content-type-options': 'nosniff' })
  })
  app.use(
    misbehave(kit, 'x', {
      errorBody: (status) => xErrorBody(status),
      spare: (path) => !path.startsWith('/2/'),
    }),
  )
  app.use('/2/*', rateLimits(state))
  oauthRoutes(app, state)
  app.get('/2/users/me', (c) => {
    const person = callerOf(state, c, 'tweet.read', 'users.read')
    const asked = (c.req.query('user.fields') ?? '').split(',')
    const { id, name, username, ...more } = userEntity(state, person)
    const fields = Object.entries(more).filter(([field]) => asked.includes(field))
    return c.json({ data: { id, name, username, ...Object.fromEntries(fields) } })
  })
  mediaRoutes(app, state)
  postRoutes(app, state)
  app.get('/:username', (c) => c.redirect(`${kit.baseUrl('hub')}/#x`))
  app.get('/:username/status/:id', (c) => c.redirect(`${kit.baseUrl('hub')}/#x-${c.req.param('id')}`))
  return app
}
