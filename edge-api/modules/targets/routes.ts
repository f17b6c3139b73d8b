import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { route } from '../../http/route.ts'
import { PostDetail } from '../posts/post-view.ts'
import { ReviewAnswer, resolveTarget } from './resolve-target.ts'
import { retryTarget } from './retry-target.ts'

const params = z.strictObject({ targetId: idSchema('target') })
const tag = 'Publishing'

export const targetRoutes = [
  route(
    {
      method: 'POST',
      path: '/v1/targets/{targetId}/retry',
      operation: 'retryTarget',
      summary: 'Try a failed account again; accounts that have the post are left alone',
      tag,
      access: 'post.publish',
      problems: ['STATE_CONFLICT', 'POST_NOT_READY', 'APPROVAL_REQUIRED'],
      params,
      body: z.strictObject({}),
      response: PostDetail,
    },
    ({ ctx, params }) => retryTarget(ctx, params),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/targets/{targetId}/resolve',
      operation: 'resolveTarget',
      summary: 'Say whether a post that could not be confirmed is live',
      description:
        '`live` records it as published. `not-live` queues it once more, now; it also approves a post that waited because it was late.',
      tag,
      access: 'post.review',
      problems: ['STATE_CONFLICT', 'POST_NOT_READY', 'APPROVAL_REQUIRED'],
      params,
      body: ReviewAnswer,
      response: PostDetail,
    },
    ({ ctx, params, body }) => resolveTarget(ctx, { ...params, ...body }),
  ),
] as const
