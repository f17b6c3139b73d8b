import * as z from 'zod'
import { route } from '../../http/route.ts'
import { pageOf } from '../page.ts'
import { cancelPost } from './cancel-post.ts'
import { CreatePostInput, createPost } from './create-post.ts'
import { deletePost } from './delete-post.ts'
import { EditPostInput, editPost } from './edit-post.ts'
import { getPost } from './get-post.ts'
import { ListPostsInput, listPosts } from './list-posts.ts'
import { Appointment, PostId, Revision } from './post-input.ts'
import { DeletedPost, PostDetail, PostSummary } from './post-view.ts'
import { publishPost } from './publish-post.ts'
import { readStory } from './read-story.ts'
import { reschedulePost } from './reschedule-post.ts'
import { restorePost } from './restore-post.ts'
import { RetryPostInput, retryPost } from './retry-post.ts'
import { schedulePost } from './schedule-post.ts'
import { PostStory } from './story-view.ts'
import { WarnPostInput, warnPost } from './warn-post.ts'
import { PostWarnings } from './warning-view.ts'

const params = z.strictObject({ postId: PostId })
const tag = 'Posts'
const seen = z.strictObject({ revision: Revision })

export const postRoutes = [
  route(
    {
      method: 'POST',
      path: '/v1/posts',
      operation: 'createPost',
      summary: 'Write a draft',
      tag,
      access: 'post.create',
      body: CreatePostInput,
      status: 201,
      response: PostDetail,
    },
    ({ ctx, body }) => createPost(ctx, body),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/posts',
      operation: 'listPosts',
      summary: 'List posts, newest first',
      tag,
      access: 'post.read',
      query: ListPostsInput,
      response: pageOf(PostSummary),
    },
    ({ ctx, query }) => listPosts(ctx, query),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/posts/{postId}',
      operation: 'getPost',
      summary: 'Read a post with every attempt to publish it',
      tag,
      access: 'post.read',
      params,
      response: PostDetail,
    },
    ({ ctx, params }) => getPost(ctx, params),
  ),
  route(
    {
      method: 'PATCH',
      path: '/v1/posts/{postId}',
      operation: 'editPost',
      summary: 'Change a draft or a scheduled post',
      description:
        'Fields that are left out stay as they are. A scheduled post is checked and frozen again. Answers `ALREADY_SENDING` once any account has begun to receive it.',
      tag,
      access: 'post.edit',
      problems: ['REVISION_CONFLICT', 'ALREADY_SENDING', 'STATE_CONFLICT', 'POST_NOT_READY'],
      params,
      body: EditPostInput,
      response: PostDetail,
    },
    ({ ctx, params, body }) => editPost(ctx, { ...params, ...body }),
  ),
  route(
    {
      method: 'DELETE',
      path: '/v1/posts/{postId}',
      operation: 'deletePost',
      summary: 'Delete a post; for ten minutes it can be restored',
      description:
        'A scheduled post is cancelled with it. What is already live on a platform stays live there: only the record here goes.',
      tag,
      access: 'post.delete',
      problems: ['REVISION_CONFLICT', 'ALREADY_SENDING'],
      params,
      query: z.strictObject({ revision: z.coerce.number().int().min(1) }),
      response: DeletedPost,
    },
    ({ ctx, params, query }) => deletePost(ctx, { ...params, ...query }),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/posts/{postId}/restore',
      operation: 'restorePost',
      summary: 'Undo the deletion of a post',
      tag,
      access: 'post.delete',
      problems: ['STATE_CONFLICT', 'REVISION_CONFLICT'],
      params,
      response: PostDetail,
    },
    ({ ctx, params }) => restorePost(ctx, params),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/posts/{postId}/schedule',
      operation: 'schedulePost',
      summary: 'Freeze a post and queue it for its accounts',
      description: 'Answers `POST_NOT_READY` with one issue for each thing that keeps an account from it.',
      tag,
      access: 'post.schedule',
      problems: ['REVISION_CONFLICT', 'STATE_CONFLICT', 'POST_NOT_READY'],
      params,
      body: Appointment,
      response: PostDetail,
    },
    ({ ctx, params, body }) => schedulePost(ctx, { ...params, ...body }),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/posts/{postId}/reschedule',
      operation: 'reschedulePost',
      summary: 'Move a scheduled post to another time',
      tag,
      access: 'post.schedule',
      problems: ['REVISION_CONFLICT', 'STATE_CONFLICT', 'ALREADY_SENDING', 'POST_NOT_READY'],
      params,
      body: Appointment,
      response: PostDetail,
    },
    ({ ctx, params, body }) => reschedulePost(ctx, { ...params, ...body }),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/posts/{postId}/cancel',
      operation: 'cancelPost',
      summary: 'Take a scheduled post back to draft',
      tag,
      access: 'post.schedule',
      problems: ['REVISION_CONFLICT', 'STATE_CONFLICT', 'ALREADY_SENDING'],
      params,
      body: seen,
      response: PostDetail,
    },
    ({ ctx, params, body }) => cancelPost(ctx, { ...params, ...body }),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/posts/{postId}/publish',
      operation: 'publishPost',
      summary: 'Publish a post now',
      tag,
      access: 'post.publish',
      problems: ['REVISION_CONFLICT', 'STATE_CONFLICT', 'ALREADY_SENDING', 'POST_NOT_READY'],
      params,
      body: seen,
      response: PostDetail,
    },
    ({ ctx, params, body }) => publishPost(ctx, { ...params, ...body }),
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
      problems: ['STATE_CONFLICT', 'POST_NOT_READY'],
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
] as const
