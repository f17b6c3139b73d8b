import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { avatarSvg, findPerson, type Kit, misbehave } from '../kit/index.ts'
import { callerOf } from './authorize.ts'
import { accountEntity, credentialAccountEntity, instanceEntity } from './entities.ts'
import { fail, mastodonErrorBody } from './errors.ts'
import { mediaRoutes } from './media.ts'
import { oauthRoutes } from './oauth.ts'
import { rateLimits } from './rate-limits.ts'
import { type MastodonOptions, mastodonState } from './state.ts'
import { statusRoutes } from './statuses.ts'

export type { MastodonLimits, MastodonOptions } from './state.ts'

/**
 * A Mastodon server as far as publishing needs it, by its public documentation (https://docs.joinmastodon.org,
 * API of 4.5). Answers under `kit.baseUrl('mastodon')`.
 */
export function createMastodon(kit: Kit, options: MastodonOptions = {}): Hono {
  const state = mastodonState(kit, options)
  const app = new Hono()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    console.error(error)
    return c.json(mastodonErrorBody(500), 500)
  })
  app.notFound((c) => c.json({ error: 'Not Found' }, 404))
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
    misbehave(kit, 'mastodon', {
      errorBody: mastodonErrorBody,
      spare: (path) => path === '/oauth/authorize' || path.startsWith('/@') || path === '/',
    }),
  )
  app.use('/api/*', rateLimits(state))
  oauthRoutes(app, state)
  mediaRoutes(app, state)
  statusRoutes(app, state)
  app.get('/api/v1/accounts/verify_credentials', (c) => {
    const { person } = callerOf(state, c, 'read:accounts', 'profile')
    return c.json(credentialAccountEntity(state, person))
  })
  app.get('/api/v1/accounts/:id', (c) => {
    const person = kit.people.find((each) => state.accountId(each) === c.req.param('id'))
    if (!person) throw fail(404)
    return c.json(accountEntity(state, person))
  })
  app.get('/api/v2/instance', (c) => c.json(instanceEntity(state)))
  app.get('/@:username', (c) => c.redirect(`${kit.baseUrl('hub')}/#mastodon`))
  app.get('/@:username/:id', (c) => c.redirect(`${kit.baseUrl('hub')}/#mastodon-${c.req.param('id')}`))
  return app
}
