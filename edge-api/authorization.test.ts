import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idPrefixes } from '../core/ids.ts'
import {
  apiKeyScopes,
  type EmbedCapability,
  embedPermissions,
  type Permission,
  roleMay,
  roles,
} from '../core/roles.ts'
import { sessions } from '../db/schema/index.ts'
import { routes } from './api.ts'
import type { Route } from './http/route.ts'
import { embedOrigin, makeKey, signEmbedToken, signUpMember } from './testing/members.ts'
import { type ApiRequest, createTestApi, type Person, type TestApi } from './testing/test-api.ts'

const specs: Route[] = routes.map(({ spec }) => spec)
const guarded = specs.filter(({ access }) => access !== 'public' && access !== 'queue')
const ofOrganizations = guarded.filter(({ access }) => access !== 'user')
const serves = (spec: Route, kind: 'person' | 'embed') => spec.callers?.includes(kind) ?? true
const permissionOf = (spec: Route) => spec.access as Permission

let api: TestApi
let admin: Person
let stranger: Person

beforeAll(async () => {
  api = await createTestApi()
  admin = await api.signUp()
  stranger = await api.signUp()
})
afterAll(() => api.close())

/** The address of a route with ids that are well formed and belong to nobody. */
function addressOf(spec: Route): string {
  const kinds: Record<string, string> = {
    postId: idPrefixes.post,
    targetId: idPrefixes.target,
    accountId: idPrefixes.account,
    mediaId: idPrefixes.media,
    clipId: idPrefixes.clip,
    keyId: idPrefixes.apiKey,
    templateId: idPrefixes.template,
    webhookId: idPrefixes.webhook,
    deliveryId: idPrefixes.event,
    notificationId: idPrefixes.notification,
    recurrenceId: idPrefixes.recurrence,
    sessionId: idPrefixes.session,
  }
  return spec.path.replace(/\{(\w+)\}/g, (_, name) => `${kinds[name] ?? 'none'}_${'0'.repeat(26)}`)
}

/** Asks with a body that no route accepts, so that being let in changes nothing. */
function ask(spec: Route, options: ApiRequest) {
  const isWrite = spec.method !== 'GET'
  return api.request(spec.method, addressOf(spec), {
    ...(isWrite && spec.body ? { body: { nonsense: true } } : {}),
    ...(spec.rawBody ? { raw: 'no image' } : {}),
    ...options,
    ...(spec.rawBody ? { headers: { 'content-type': 'image/png', ...options.headers } } : {}),
  })
}

const name = (spec: Route) => `${spec.method} ${spec.path}`

describe('who may call what', () => {
  it('turns away whoever brings no credential, or one that nobody knows', async () => {
    for (const spec of guarded) {
      for (const token of [
        undefined,
        'x'.repeat(32),
        `allin_key_${'x'.repeat(43)}`,
        'eyJhbGciOiJub25lIn0.e30.',
      ]) {
        const answer = await ask(spec, { ...(token ? { token } : {}), organizationId: admin.organizationId })
        expect([name(spec), token, answer.status]).toEqual([name(spec), token, 401])
        expect(answer.headers.get('content-type')).toBe('application/problem+json')
      }
    }
  })

  it.each(roles)('lets a %s do what the permission table says, and nothing else', async (role) => {
    const member = await signUpMember(api, admin.organizationId, role)
    for (const spec of ofOrganizations) {
      const answer = await ask(spec, { token: member.token, organizationId: member.organizationId })
      const refused = answer.status === 403 || answer.status === 401
      const allowed = roleMay(role, permissionOf(spec)) && serves(spec, 'person')
      expect([name(spec), refused]).toEqual([name(spec), !allowed])
    }
  })

  it('answers 404 to members of other organizations, for people and for keys, and asks which organization is meant', async () => {
    const foreignKey = await makeKey(stranger, apiKeyScopes)
    for (const spec of ofOrganizations) {
      const person = await ask(spec, { token: stranger.token, organizationId: admin.organizationId })
      const key = await ask(spec, { token: foreignKey.key, organizationId: admin.organizationId })
      expect([name(spec), person.body.code, key.body.code]).toEqual([name(spec), 'NOT_FOUND', 'NOT_FOUND'])
      const unnamed = await ask(spec, { token: stranger.token })
      const expected = serves(spec, 'person') ? 'ORGANIZATION_REQUIRED' : 'FORBIDDEN'
      expect([name(spec), unnamed.body.code]).toEqual([name(spec), expected])
    }
  })

  it('holds API keys to their scopes', async () => {
    for (const spec of guarded) {
      const scopes = apiKeyScopes.filter((scope) => scope !== spec.access)
      const { key } = await makeKey(admin, scopes)
      const answer = await ask(spec, { token: key })
      expect([name(spec), answer.body.code]).toEqual([name(spec), 'FORBIDDEN'])
    }
  })

  it('lets no API key pass on what it does not hold', async () => {
    const { key } = await makeKey(admin, ['apiKey.manage'])
    const made = await api.request('POST', '/v1/api-keys', {
      token: key,
      body: { name: 'More', scopes: ['apiKey.manage', 'post.publish'] },
    })
    expect(made.body).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  })

  it.each([[['view']], [['compose']], [['view', 'schedule']]] as EmbedCapability[][][])(
    'holds an embed token to its capabilities %j',
    async (capabilities) => {
      const { id } = await makeKey(admin, ['embedToken.mint'])
      const token = await signEmbedToken(api, {
        organizationId: admin.organizationId,
        keyId: id,
        capabilities,
      })
      const held = embedPermissions(capabilities)
      for (const spec of guarded) {
        const answer = await ask(spec, { token, headers: { 'allin-embed-origin': embedOrigin } })
        const refused = answer.status === 403 || answer.status === 401
        const allowed = held.has(permissionOf(spec)) && serves(spec, 'embed')
        expect([name(spec), refused]).toEqual([name(spec), !allowed])
      }
    },
  )

  it('turns away an embed token that expired, lost its key, or is shown on another site', async () => {
    const { id } = await makeKey(admin, ['embedToken.mint'])
    const claims = {
      organizationId: admin.organizationId,
      keyId: id,
      capabilities: ['view', 'compose', 'schedule'] as EmbedCapability[],
    }
    const good = await signEmbedToken(api, claims)
    const expired = await signEmbedToken(api, claims, -1)
    const headers = { 'allin-embed-origin': embedOrigin }
    for (const spec of guarded) {
      expect([name(spec), (await ask(spec, { token: expired, headers })).body.code]).toEqual([
        name(spec),
        'CREDENTIAL_EXPIRED',
      ])
      expect([name(spec), (await ask(spec, { token: good })).body.code]).toEqual([
        name(spec),
        'ORIGIN_NOT_ALLOWED',
      ])
      const elsewhere = await ask(spec, {
        token: good,
        headers: { 'allin-embed-origin': 'https://evil.example' },
      })
      expect([name(spec), elsewhere.body.code]).toEqual([name(spec), 'ORIGIN_NOT_ALLOWED'])
    }
    expect((await api.request('GET', '/v1/organization', { token: good, headers })).status).toBe(200)
    await admin.request('DELETE', `/v1/api-keys/${id}`)
    expect((await api.request('GET', '/v1/organization', { token: good, headers })).body.code).toBe(
      'CREDENTIAL_EXPIRED',
    )
  })

  it('lets no token of one use open another', async () => {
    const ticket = await admin.request('POST', '/v1/rooms/tickets')
    const answer = await api.request('GET', '/v1/organization', {
      token: ticket.body.ticket,
      headers: { 'allin-embed-origin': embedOrigin },
    })
    expect(answer.body.code).toBe('CREDENTIAL_EXPIRED')
  })

  it('turns away a session that expired, and one that was ended', async () => {
    const person = await api.signUp()
    const other = await api.request('POST', '/v1/auth/sign-in/email', {
      body: { email: person.email, password: person.password },
    })
    const token = other.headers.get('set-auth-token') ?? ''
    await api.request('POST', '/v1/auth/sign-out', { token })
    expect((await api.request('GET', '/v1/me', { token })).body.code).toBe('UNAUTHENTICATED')
    expect((await person.request('GET', '/v1/me')).status).toBe(200)
    await api.deps.db
      .update(sessions)
      .set({ expiresAt: new Date(0) })
      .where(eq(sessions.userId, person.userId))
    for (const spec of guarded) {
      const answer = await ask(spec, { token: person.token, organizationId: person.organizationId })
      expect([name(spec), answer.body.code]).toEqual([name(spec), 'CREDENTIAL_EXPIRED'])
    }
  })

  it('believes no callback that the queue did not sign', async () => {
    for (const spec of specs.filter(({ access }) => access === 'queue')) {
      const answer = await api.request(spec.method, spec.path, {
        body: {},
        token: admin.token,
        headers: { 'upstash-signature': 'forged' },
      })
      expect([name(spec), answer.body.code]).toEqual([name(spec), 'SIGNATURE_INVALID'])
    }
  })
})
