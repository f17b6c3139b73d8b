import * as z from 'zod'
import { route } from '../../http/route.ts'
import { PostSummary } from '../posts/post-view.ts'
import { ReadCalendarInput, readCalendar } from './read-calendar.ts'

export const calendarRoutes = [
  route(
    {
      method: 'GET',
      path: '/v1/calendar',
      operation: 'readCalendar',
      summary: 'Posts that are scheduled for, or were published in, a range of at most 62 days',
      tag: 'Calendar',
      access: 'post.read',
      query: ReadCalendarInput,
      response: z.object({ items: z.array(PostSummary) }),
    },
    ({ ctx, query }) => readCalendar(ctx, query),
  ),
] as const
