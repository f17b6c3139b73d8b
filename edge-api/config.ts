import type { KeySettings } from './adapters/keys.ts'
import type { UpstashSettings } from './adapters/limiter-upstash.ts'
import type { QStashSettings } from './adapters/qstash.ts'
import type { Config } from './deps.ts'
import { Environment } from './environment.ts'
import type { PlatformSettings } from './platforms/index.ts'

/** Everything an installation is told from outside. */
export interface Settings {
  config: Config
  database: { url: string; endpoint?: string }
  keys: KeySettings
  /** Null: nobody wakes us, the sweep does the work. */
  qstash: Omit<QStashSettings, 'log'> | null
  /** Null: limits are kept in this process. */
  upstash: UpstashSettings | null
  platforms: PlatformSettings
  /** Where Node and Deno keep media, find the built front end, and listen. */
  mediaDir: string
  assetsDir: string
  host: string
  port: number
  /** Attempts that one process makes at once on one platform. */
  publishAtOnce: number
  /** Seconds between two sweeps on Node and Deno. */
  sweepSeconds: number
}

/** A variable is missing or wrong. The message names it and says what to do. */
export class ConfigError extends Error {}

/** Reads the settings from an environment. Throws ConfigError naming each variable that is at fault. */
export function readConfig(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message, code, input }) => {
      const isMissing = code === 'invalid_type' && input === undefined
      return `${String(path[0])} ${isMissing && given[String(path[0])] === undefined ? 'is not set' : message}`
    })
    throw new ConfigError(`The configuration is not complete: ${faults.join('; ')}.`)
  }
  const env = parsed.data
  const isLocal = /^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(env.PUBLIC_URL)
  const callbackUrl = env.QSTASH_CALLBACK_URL ?? env.PUBLIC_URL
  return {
    config: {
      publicUrl: env.PUBLIC_URL,
      callbackUrl,
      mediaUrl: env.MEDIA_URL ?? env.PUBLIC_URL,
      roomsUrl: env.ROOMS_URL,
      allowedOrigins: env.ALLOWED_ORIGINS,
      trustedHosts: env.TRUSTED_HOSTS,
      authSecret: env.AUTH_SECRET,
      leaseSeconds: env.PUBLISH_LEASE_SECONDS,
      queueHorizonDays: env.QSTASH_HORIZON_DAYS,
      requestsPerMinute: env.REQUESTS_PER_MINUTE,
      development: env.ALLIN_ENV === 'development',
      demo:
        env.DEMO_EMAIL && env.DEMO_PASSWORD ? { email: env.DEMO_EMAIL, password: env.DEMO_PASSWORD } : null,
    },
    database: {
      url: env.DATABASE_URL,
      ...(env.DATABASE_ENDPOINT ? { endpoint: env.DATABASE_ENDPOINT } : {}),
    },
    keys: { sealKeys: env.SEAL_KEYS, signingKeys: env.SIGNING_KEYS.keys },
    qstash: qstashOf(env, callbackUrl),
    upstash: together(env, 'UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN', (url, token) => ({
      url,
      token,
    })),
    platforms: platformsOf(env),
    mediaDir: env.MEDIA_DIR,
    assetsDir: env.ASSETS_DIR,
    host: env.HOST ?? (isLocal ? 'localhost' : '0.0.0.0'),
    port: env.PORT,
    publishAtOnce: env.PUBLISH_AT_ONCE,
    sweepSeconds: env.SWEEP_SECONDS,
  }
}

function qstashOf(env: Environment, callbackUrl: string): Settings['qstash'] {
  if (!env.QSTASH_TOKEN) return null
  const { QSTASH_CURRENT_SIGNING_KEY: currentSigningKey, QSTASH_NEXT_SIGNING_KEY: nextSigningKey } = env
  if (!currentSigningKey || !nextSigningKey) {
    throw new ConfigError(
      'QSTASH_TOKEN is set, so QSTASH_CURRENT_SIGNING_KEY and QSTASH_NEXT_SIGNING_KEY are needed too. Copy them from the QStash console.',
    )
  }
  return { url: env.QSTASH_URL, token: env.QSTASH_TOKEN, currentSigningKey, nextSigningKey, callbackUrl }
}

function together<Value>(
  env: Environment,
  first: 'UPSTASH_REDIS_REST_URL',
  second: 'UPSTASH_REDIS_REST_TOKEN',
  make: (first: string, second: string) => Value,
): Value | null {
  const [one, other] = [env[first], env[second]]
  if (one && other) return make(one, other)
  if (one || other) throw new ConfigError(`${first} and ${second} belong together: set both or neither.`)
  return null
}

function platformsOf(env: Environment): PlatformSettings {
  return {
    bluesky: given({
      entrywayUrl: env.BLUESKY_ENTRYWAY_URL,
      plcUrl: env.BLUESKY_PLC_URL,
      appViewUrl: env.BLUESKY_APPVIEW_URL,
      webUrl: env.BLUESKY_WEB_URL,
      signingKeys: env.SIGNING_KEYS.keys,
    }),
    mastodon: {
      versions: {
        main: env.MASTODON_API_VERSION ?? 'v1',
        media: env.MASTODON_MEDIA_API_VERSION ?? 'v2',
        instance: env.MASTODON_INSTANCE_API_VERSION ?? 'v2',
      },
    },
    x: given({
      apiUrl: env.X_API_URL,
      authorizeUrl: env.X_AUTHORIZE_URL,
      version: env.X_API_VERSION,
      clientId: env.X_CLIENT_ID,
      clientSecret: env.X_CLIENT_SECRET,
    }),
  }
}

type Given<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> }

/** What was set; the rest is left to the defaults. */
function given<Values extends Record<string, unknown>>(values: Values): Given<Values> {
  const set: Given<Values> = {}
  for (const name in values) {
    const value = values[name]
    if (isGiven(value)) set[name] = value
  }
  return set
}

function isGiven<Value>(value: Value): value is Exclude<Value, undefined> {
  return value !== undefined
}
