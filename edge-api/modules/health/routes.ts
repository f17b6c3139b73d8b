import { sql } from 'drizzle-orm'
import * as z from 'zod'
import journal from '../../../db/migrations/meta/_journal.json' with { type: 'json' }
import { AppError } from '../../errors.ts'
import { route } from '../../http/route.ts'
import { blueskyClientMetadata, blueskyClientMetadataPath } from '../../platforms/bluesky/index.ts'
import { PublishingHealth, readDelays } from '../../publishing/delays.ts'

const tag = 'Operation'
const shared = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' }

export const healthRoutes = [
  route(
    {
      method: 'GET',
      path: '/healthz',
      operation: 'healthz',
      summary: 'The process runs',
      tag,
      access: 'public',
      withoutLimit: true,
      response: z.object({ status: z.literal('ok') }),
    },
    async () => ({ status: 'ok' as const }),
  ),
  route(
    {
      method: 'GET',
      path: '/readyz',
      operation: 'readyz',
      summary: 'The database answers and is up to date; whether publishing keeps its times',
      description:
        'Answers 200 while publishing is late as well, for taking machines out of service would make it later. A monitor that is to raise an alarm asks with `?publishing=on-time` and is answered 503 then.',
      tag,
      access: 'public',
      withoutLimit: true,
      query: z.strictObject({ publishing: z.literal('on-time').optional() }),
      problems: ['NOT_READY', 'PUBLISHING_DELAYED'],
      response: z.object({
        status: z.literal('ready'),
        publishing: PublishingHealth.omit({ reasons: true }),
      }),
    },
    async ({ deps, query }) => {
      const applied = await deps.db
        .execute<{ name: string }>(sql`select name from migrations`)
        .then(({ rows }) => new Set(rows.map(({ name }) => name)))
        .catch(() => {
          throw new AppError('NOT_READY', { detail: 'The database does not answer.', retryAfter: 5 })
        })
      const missing = journal.entries.filter(({ tag: name }) => !applied.has(name))
      if (missing.length > 0) {
        throw new AppError('NOT_READY', {
          detail: `The database lacks ${missing.length} migrations. Run npm run db:migrate.`,
        })
      }
      const { reasons, ...publishing } = await readDelays(deps, null)
      if (query.publishing === 'on-time' && publishing.state === 'delayed') {
        const codes = [...new Set(reasons.map(({ code }) => code))].join(', ')
        throw new AppError('PUBLISHING_DELAYED', {
          detail: `${publishing.overdue} posts wait beyond their time, the oldest for ${publishing.oldestSeconds ?? 0} seconds (${codes}).`,
          retryAfter: 60,
        })
      }
      return { status: 'ready' as const, publishing }
    },
  ),
  route(
    {
      method: 'GET',
      path: '/.well-known/jwks.json',
      operation: 'publicKeys',
      summary: 'Public keys of the tokens we sign',
      tag,
      access: 'public',
      withoutLimit: true,
      response: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
    },
    async ({ deps }) => Response.json(await deps.keys.publicKeys(), { headers: shared }),
  ),
  route(
    {
      method: 'GET',
      path: blueskyClientMetadataPath,
      operation: 'blueskyClientMetadata',
      summary: 'Who we are, for Bluesky sign-in servers',
      tag,
      access: 'public',
      withoutLimit: true,
      response: z.record(z.string(), z.unknown()),
    },
    async ({ deps }) =>
      Response.json(
        blueskyClientMetadata({
          publicUrl: deps.config.publicUrl,
          callbackUrl: `${deps.config.publicUrl}/v1/accounts/callback/bluesky`,
          hasSigningKeys: true,
        }),
        { headers: shared },
      ),
  ),
] as const
