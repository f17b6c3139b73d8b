import { permit } from '../../context.ts'
import { route } from '../../http/route.ts'
import { PublishingHealth, readDelays } from '../../publishing/delays.ts'
import { PublishingStats, ReadStatsInput, readStats } from './read-stats.ts'

export const publishingRoutes = [
  route(
    {
      method: 'GET',
      path: '/v1/publishing/health',
      operation: 'readPublishingHealth',
      summary: 'Whether the organization’s posts go out on time, and if not, why',
      tag: 'Publishing',
      access: 'post.read',
      response: PublishingHealth,
    },
    ({ ctx }) => readDelays(ctx.deps, permit(ctx, 'post.read')),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/publishing/stats',
      operation: 'readPublishingStats',
      summary: 'Count what was published, by platform, and how late it was',
      tag: 'Publishing',
      access: 'post.read',
      query: ReadStatsInput,
      response: PublishingStats,
    },
    ({ ctx, query }) => readStats(ctx, query),
  ),
] as const
