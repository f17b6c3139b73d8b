import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { route } from '../../http/route.ts'
import { PostDetail } from '../posts/post-view.ts'
import { ListReviewsInput, listReviews } from './list-reviews.ts'
import { ReviewAnswer, resolveTarget } from './resolve-target.ts'
import { retryTarget } from './retry-target.ts'
import { ReviewPage } from './review-view.ts'

const params = z.strictObject({ targetId: idSchema('target') })
const tag = 'Publishing'

export const targetRoutes = [
  route(
    {
      method: 'GET',
      path: '/v1/targets/review',
      operation: 'listReviews',
      summary: 'List what waits for a person to say whether it is live',
      description: 'Newest posts first. `waiting` counts all of them, up to a thousand.',
      tag,
      access: 'post.read',
      query: ListReviewsInput,
      response: ReviewPage,
    },
    ({ ctx, query }) => listReviews(ctx, query),
  ),
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
        '`live` records it as published. `not-live` queues it once more, now; it also sends a post that was held back. `leave-unsent` takes a post off that was held back, and is refused where it may be live.',
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
