import * as z from 'zod'
import { fromBase64 } from './encoding.ts'

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

/** Every variable that an installation may set, checked; README.md tells what each is for. */
export const Environment = z.object({
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
  QSTASH_HORIZON_DAYS: z.coerce.number('must be a number').int().min(1).max(365).default(7),
  UPSTASH_REDIS_REST_URL: Address.optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
  ALLOWED_ORIGINS: list.pipe(z.array(Origin)),
  TRUSTED_HOSTS: list,
  REQUESTS_PER_MINUTE: z.coerce.number('must be a number').int().min(1).default(100),
  PUBLISH_LEASE_SECONDS: z.coerce.number('must be a number').int().min(5).max(600).default(120),
  PUBLISH_AT_ONCE: z.coerce.number('must be a number').int().min(1).max(1_000).default(64),
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
export type Environment = z.infer<typeof Environment>

function decode(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return fromBase64(text)
  } catch {
    return null
  }
}
