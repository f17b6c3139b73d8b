import { drizzleAdapter } from '@better-auth/drizzle-adapter'
import { betterAuth } from 'better-auth/minimal'
import { bearer } from 'better-auth/plugins/bearer'
import type { IdKind } from '../../../core/ids.ts'
import { credentials, sessions, users, verifications } from '../../../db/schema/index.ts'
import type { Deps } from '../../deps.ts'
import { withHashedSessions } from './hashed-sessions.ts'
import { sessionSeconds } from './session-life.ts'

const renewAfterSeconds = 86_400

/** Passwords: long enough to matter, short enough that hashing one cannot be used against us. */
export const passwordLength = { min: 8, max: 128 } as const

const kinds: Record<string, IdKind> = {
  user: 'user',
  session: 'session',
  account: 'credential',
  verification: 'verification',
}

/** better-auth over our tables. Its own limits, log, telemetry and error pages are off: ours stand around it. */
export function createAuth({ config, db, ids, log }: Pick<Deps, 'config' | 'db' | 'ids' | 'log'>) {
  const schema = { user: users, session: sessions, account: credentials, verification: verifications }
  return betterAuth({
    baseURL: config.publicUrl,
    basePath: '/v1/auth',
    secret: config.authSecret,
    trustedOrigins: [config.publicUrl, ...config.allowedOrigins],
    database: withHashedSessions(drizzleAdapter(db, { provider: 'pg', schema, transaction: false })),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    session: { expiresIn: sessionSeconds, updateAge: renewAfterSeconds },
    plugins: [bearer()],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message) => log.error('better-auth', { detail: String(message).slice(0, 200) }),
    },
    onAPIError: { throw: true },
    advanced: {
      cookiePrefix: 'allin',
      useSecureCookies: config.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { disableIpTracking: true },
      database: {
        generateId: ({ model }) => {
          const kind = kinds[model]
          if (!kind) throw new Error(`better-auth asks for an id of the unknown kind ${model}.`)
          return ids.next(kind)
        },
      },
    },
  })
}

export type Auth = ReturnType<typeof createAuth>

const open = new WeakMap<Deps, Auth>()

/** The one better-auth of these ports, made when it is first needed. */
export function authOf(deps: Deps): Auth {
  let auth = open.get(deps)
  if (!auth) {
    auth = createAuth(deps)
    open.set(deps, auth)
  }
  return auth
}
