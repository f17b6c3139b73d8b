import * as z from 'zod'
import { route } from '../../http/route.ts'
import { PostId } from './post-input.ts'
import { PostDetail } from './post-view.ts'
import { readStory } from './read-story.ts'
import { RetryPostInput, retryPost } from './retry-post.ts'
import { PostStory } from './story-view.ts'
import { WarnPostInput, warnPost } from './warn-post.ts'
import { PostWarnings } from './warning-view.ts'

const params = z.strictObject({ postId: PostId })
const tag = 'Posts'

/** What became of a post, what can be done about it, and what is worth knowing before. */
export const storyRoutes = [
  route(
    {
      method: 'GET',
      path: '/v1/posts/{postId}/story',
      operation: 'readStory',
      summary: 'Read everything that happened to a post, on the way to each account',
      tag,
      access: 'post.read',
      params,
      response: PostStory,
    },
    ({ ctx, params }) => readStory(ctx, params),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/posts/{postId}/retry',
      operation: 'retryPost',
      summary: 'Try the failed accounts of a post again; accounts that have it are left alone',
      description:
        'All of the named targets are tried again, or none: one that has not failed answers `STATE_CONFLICT`.',
      tag,
      access: 'post.publish',
      problems: ['STATE_CONFLICT', 'POST_NOT_READY', 'APPROVAL_REQUIRED'],
      params,
      body: RetryPostInput,
      response: PostDetail,
    },
    ({ ctx, params, body }) => retryPost(ctx, { ...params, ...body }),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/posts/{postId}/warnings',
      operation: 'warnPost',
      summary: 'Ask what is worth knowing before a post goes out at a time',
      description:
        'The same words on the same account, another post at the same time, limits and prices of the platforms. It changes nothing, and nothing it says keeps the post from being scheduled. Text, link and accounts in the body stand for changes that are not saved yet; without a time it is about now.',
      tag,
      access: 'post.read',
      withoutIdempotencyKey: true,
      params,
      body: WarnPostInput,
      response: PostWarnings,
    },
    ({ ctx, params, body }) => warnPost(ctx, { ...params, ...body }),
  ),
] as const
