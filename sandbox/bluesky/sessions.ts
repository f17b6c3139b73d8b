import { Hono } from 'hono'
import { jwtVerify, SignJWT } from 'jose'
import * as z from 'zod'
import type { Kit } from '../kit/index.ts'
import { type Actor, actorByDid, didDocument, findActor } from './identity.ts'
import type { RateLimits } from './rate-limits.ts'
import { readBody, XrpcError } from './xrpc.ts'

const accessHours = 2
const refreshDays = 90
/** How long a used refresh token is still taken, as on a real server: an answer may have been lost. */
const graceHours = 2

interface Session {
  did: string
  /** Set when it was refreshed; from then on only the grace time is left. */
  usedAt: string | null
}

/** Sessions by app password: com.atproto.server.createSession and its family. */
export function createSessions(kit: Kit, limits: RateLimits) {
  const sessions = kit.store.collection<Session>('bluesky.sessions')
  const secrets = kit.store.collection<string>('bluesky.secrets')
  const app = new Hono()
  const secret = () => {
    let known = secrets.get('sessions')
    if (!known) {
      known = kit.random(32)
      secrets.set('sessions', known)
    }
    return new TextEncoder().encode(known)
  }
  const sign = (scope: string, did: string, hours: number, id: string) => {
    const now = Math.floor(kit.clock.now().getTime() / 1000)
    return new SignJWT({ scope, jti: id })
      .setProtectedHeader({ alg: 'HS256', typ: scope.endsWith('refresh') ? 'refresh+jwt' : 'at+jwt' })
      .setSubject(did)
      .setAudience(kit.baseUrl('bluesky'))
      .setIssuedAt(now)
      .setExpirationTime(now + hours * 3600)
      .sign(secret())
  }
  const verify = async (token: string, scope: string) => {
    const { payload } = await jwtVerify(token, secret(), {
      algorithms: ['HS256'],
      currentDate: kit.clock.now(),
    }).catch((error: unknown) => {
      const isExpired = error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED'
      throw isExpired
        ? new XrpcError(400, 'ExpiredToken', 'Token has expired')
        : new XrpcError(400, 'InvalidToken', 'Token could not be verified')
    })
    if (payload.scope !== scope) throw new XrpcError(400, 'InvalidToken', 'Bad token scope')
    const id = payload.jti ?? ''
    const session = sessions.get(id)
    if (!session) throw new XrpcError(400, 'ExpiredToken', 'Token has been revoked')
    return { id, session, actor: actorByDid(session.did) }
  }
  const begin = async (actor: Actor) => {
    const id = kit.random(16)
    const { did } = actor
    sessions.set(
      id,
      { did, usedAt: null },
      { expiresAt: new Date(kit.clock.now().getTime() + refreshDays * 86_400_000) },
    )
    return {
      accessJwt: await sign('com.atproto.access', did, accessHours, id),
      refreshJwt: await sign('com.atproto.refresh', did, refreshDays * 24, id),
      handle: actor.handle,
      did,
      didDoc: didDocument(kit, actor),
      active: true,
    }
  }
  const refreshToken = (header: string | undefined) => {
    const token = /^Bearer (.+)$/.exec(header ?? '')?.[1]
    if (!token) throw new XrpcError(401, 'AuthMissing', 'Authentication Required')
    return verify(token, 'com.atproto.refresh')
  }

  const Login = z.object({ identifier: z.string().max(300), password: z.string().max(300) })
  app.post('/xrpc/com.atproto.server.createSession', async (c) => {
    const { identifier, password } = await readBody(c, Login)
    const headers = limits.take('createSession', identifier.toLowerCase())
    const actor = findActor(identifier)
    if (!actor || actor.person.password !== password) {
      throw new XrpcError(401, 'AuthenticationRequired', 'Invalid identifier or password', headers)
    }
    return c.json(await begin(actor), 200, headers)
  })
  app.post('/xrpc/com.atproto.server.refreshSession', async (c) => {
    const { id, session, actor } = await refreshToken(c.req.header('authorization'))
    const now = kit.clock.now()
    if (session.usedAt && now.getTime() - Date.parse(session.usedAt) > graceHours * 3_600_000) {
      throw new XrpcError(400, 'ExpiredToken', 'Token has been revoked')
    }
    sessions.update(id, (entry) => ({ ...entry, usedAt: entry.usedAt ?? now.toISOString() }))
    return c.json(await begin(actor))
  })
  app.post('/xrpc/com.atproto.server.deleteSession', async (c) => {
    const { id } = await refreshToken(c.req.header('authorization'))
    sessions.delete(id)
    return c.body(null, 200)
  })
  return {
    routes: app,
    /** Who an access token belongs to. Throws ExpiredToken or InvalidToken. */
    actorOf: async (token: string) => (await verify(token, 'com.atproto.access')).actor,
    endAll(did: string): void {
      for (const { key, value } of sessions.list()) if (value.did === did) sessions.delete(key)
    },
  }
}
export type Sessions = ReturnType<typeof createSessions>
