import { route } from '../../http/route.ts'
import { PublishingStats, ReadStatsInput, readStats } from './read-stats.ts'

export const publishingRoutes = [
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
