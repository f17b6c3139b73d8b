import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { type PlatformId, platformIds } from '../../../core/platforms/index.ts'
import { type Ctx, permit } from '../../context.ts'

export const ReadStatsInput = z.strictObject({
  days: z.enum(['7', '30']).default('7').meta({ description: 'How far back to look.' }),
})

const Counts = {
  published: z.int().meta({ description: 'Posts on one account that went live.' }),
  failed: z.int().meta({ description: 'Those that failed for good.' }),
  needsReview: z.int().meta({ description: 'Those that wait, or waited last, for a person’s answer.' }),
}

export const PublishingStats = z.object({
  days: z.int(),
  platforms: z.array(
    z.object({
      platform: z.enum(platformIds),
      ...Counts,
      lateness: z.object({ p50: z.number(), p95: z.number(), p99: z.number() }).nullable().meta({
        description:
          'Milliseconds between the moment asked for and being known as live, for the middle, 95 and 99 of 100; null when nothing went live.',
      }),
    }),
  ),
})
export type PublishingStats = z.infer<typeof PublishingStats>

interface Row {
  platform: PlatformId
  published: number
  failed: number
  needsReview: number
  p50: number | null
  p95: number | null
  p99: number | null
}

/** How publishing went, by platform: each target counts once, by how it ended last. */
export async function readStats(ctx: Ctx, input: z.infer<typeof ReadStatsInput>): Promise<PublishingStats> {
  const organizationId = permit(ctx, 'post.read')
  const days = Number(input.days)
  const { rows } = await ctx.deps.db.execute<Record<string, unknown> & Row>(sql`
    select platform,
      count(*) filter (where outcome in ('published', 'resolved'))::int as published,
      count(*) filter (where outcome = 'failed')::int as failed,
      count(*) filter (where outcome = 'needs-review')::int as "needsReview",
      (percentile_cont(0.5) within group (order by lateness_milliseconds) filter (where outcome = 'published'))::float8 as p50,
      (percentile_cont(0.95) within group (order by lateness_milliseconds) filter (where outcome = 'published'))::float8 as p95,
      (percentile_cont(0.99) within group (order by lateness_milliseconds) filter (where outcome = 'published'))::float8 as p99
    from (
      select distinct on (target_id) * from publication_facts
      where organization_id = ${organizationId} and at > now() - make_interval(days => ${days})
      order by target_id, at desc, event_id desc
    ) as last
    group by platform order by platform`)
  return {
    days,
    platforms: rows.map(({ p50, p95, p99, ...counts }) => ({
      ...counts,
      lateness: p50 === null || p95 === null || p99 === null ? null : { p50, p95, p99 },
    })),
  }
}
