import * as z from 'zod'
import type { KeySettings } from './adapters/keys.ts'
import type { UpstashSettings } from './adapters/limiter-upstash.ts'
import type { QStashSettings } from './adapters/qstash.ts'
import type { Config } from './deps.ts'
import { fromBase64 } from './encoding.ts'
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
  /** Seconds between two sweeps on Node and Deno. */
  sweepSeconds: number
}

/** A variable is missing or wrong. The message names it and says what to do. */
export class ConfigError extends Error {}

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
  )

const Address = z
  .url({ protocol: /^https?$/, error: 'must be an address like https://api.allin.example' })
  .transform((address) => address.replace(/\/+$/, ''))

const Origin = z
  .string()
  .refine((text) => /^[a-z-]+:\/\/[^/]+$/.test(text), 'must list origins like https://studio.example')

const SealKeys = z.string().transform((text, context) =>
  text.split(',').map((entry) => {
    const [id = '', encoded = ''] = entry.trim().split(/:(.*)/s)
    const bytes = decode(encoded)
    if (!/^[\w-]{1,32}$/.test(id) || bytes?.length !== 32) {
      context.addIssue(
        'must list keys as id:base64 of 32 bytes, the current one first (openssl rand -base64 32)',
      )
    }
    return { id, bytes: bytes ?? new Uint8Array() }
  }),
)

const SigningKeys = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue('must be a JWK set as JSON')
      return z.NEVER
    }
  })
  .pipe(
    z.object({
      keys: z
        .array(
          z.object({
            kid: z.string().min(1),
            kty: z.literal('EC'),
            crv: z.literal('P-256'),
            x: z.string(),
            y: z.string(),
            d: z.string(),
          }),
        )
        .min(1),
    }),
  )

const Environment = z.object({
  PUBLIC_URL: Address,
  MEDIA_URL: Address.optional(),
  ROOMS_URL: Address,
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a connection string, postgres://…'),
  DATABASE_ENDPOINT: Address.optional(),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters (openssl rand -base64 32)'),
  SEAL_KEYS: SealKeys,
  SIGNING_KEYS: SigningKeys,
  QSTASH_URL: Address.default('https://qstash.upstash.io'),
  QSTASH_TOKEN: z.string().optional(),
  QSTASH_CURRENT_SIGNING_KEY: z.string().optional(),
  QSTASH_NEXT_SIGNING_KEY: z.string().optional(),
  QSTASH_CALLBACK_URL: Address.optional(),
  UPSTASH_REDIS_REST_URL: Address.optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
  ALLOWED_ORIGINS: list.pipe(z.array(Origin)),
  TRUSTED_HOSTS: list,
  REQUESTS_PER_MINUTE: z.coerce.number('must be a number').int().min(1).default(100),
  PUBLISH_LEASE_SECONDS: z.coerce.number('must be a number').int().min(5).max(600).default(120),
  SWEEP_SECONDS: z.coerce.number('must be a number').int().min(1).max(60).default(60),
  DEMO_EMAIL: z.string().optional(),
  DEMO_PASSWORD: z.string().optional(),
  X_API_URL: Address.optional(),
  X_AUTHORIZE_URL: Address.optional(),
  X_API_VERSION: z.string().regex(/^\d+$/, 'must be a number like 2').optional(),
  X_CLIENT_ID: z.string().optional(),
  X_CLIENT_SECRET: z.string().optional(),
  BLUESKY_ENTRYWAY_URL: Address.optional(),
  BLUESKY_PLC_URL: Address.optional(),
  BLUESKY_APPVIEW_URL: Address.optional(),
  BLUESKY_WEB_URL: Address.optional(),
  MASTODON_API_VERSION: z
    .string()
    .regex(/^v\d+$/, 'must look like v1')
    .optional(),
  MASTODON_MEDIA_API_VERSION: z
    .string()
    .regex(/^v\d+$/, 'must look like v2')
    .optional(),
  MASTODON_INSTANCE_API_VERSION: z
    .string()
    .regex(/^v\d+$/, 'must look like v2')
    .optional(),
  MEDIA_DIR: z.string().default('.allin/media'),
  ASSETS_DIR: z.string().default('dist/web'),
  HOST: z.string().optional(),
  PORT: z.coerce.number('must be a number').int().min(0).max(65_535).default(4600),
  ALLIN_ENV: z.enum(['development', 'production']).default('production'),
})

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
    sweepSeconds: env.SWEEP_SECONDS,
  }
}

type Environment = z.infer<typeof Environment>

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

function decode(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return fromBase64(text)
  } catch {
    return null
  }
}
