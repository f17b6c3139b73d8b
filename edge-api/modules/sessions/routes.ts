import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { route } from '../../http/route.ts'
import { pageOf, pageQuery } from '../page.ts'
import { endSession } from './end-session.ts'
import { listSessions } from './list-sessions.ts'
import { SessionView } from './session-view.ts'

const tag = 'Identity'

export const sessionRoutes = [
  route(
    {
      method: 'GET',
      path: '/v1/sessions',
      operation: 'listSessions',
      summary: 'Where you are signed in, browsers and extensions',
      tag,
      access: 'user',
      query: z.strictObject(pageQuery),
      response: pageOf(SessionView),
    },
    ({ ctx, query }) => listSessions(ctx, query),
  ),
  route(
    {
      method: 'DELETE',
      path: '/v1/sessions/{sessionId}',
      operation: 'endSession',
      summary: 'Sign out one of your browsers or extensions',
      tag,
      access: 'user',
      params: z.strictObject({ sessionId: idSchema('session') }),
      problems: ['NOT_FOUND'],
      response: z.object({ id: idSchema('session') }),
    },
    ({ ctx, params }) => endSession(ctx, params),
  ),
] as const
