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
import { reschedulePost } from './reschedule-post.ts'
import { restorePost } from './restore-post.ts'
import { schedulePost } from './schedule-post.ts'

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
        'Fields that are left out stay as they are. A scheduled post is checked and frozen again. Other words end an approval: where posts have to be approved, a scheduled one is then in status `PENDING_APPROVAL`, unless you may approve. Answers `ALREADY_SENDING` once any account has begun to receive it.',
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
      description:
        'Answers `POST_NOT_READY` with one issue for each thing that keeps an account from it. Where posts have to be approved, whoever may approve does so with this; others get `APPROVAL_REQUIRED` unless exactly this was approved.',
      tag,
      access: 'post.schedule',
      problems: ['REVISION_CONFLICT', 'STATE_CONFLICT', 'POST_NOT_READY', 'APPROVAL_REQUIRED'],
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
      problems: [
        'REVISION_CONFLICT',
        'STATE_CONFLICT',
        'ALREADY_SENDING',
        'POST_NOT_READY',
        'APPROVAL_REQUIRED',
      ],
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
      problems: [
        'REVISION_CONFLICT',
        'STATE_CONFLICT',
        'ALREADY_SENDING',
        'POST_NOT_READY',
        'APPROVAL_REQUIRED',
      ],
      params,
      body: seen,
      response: PostDetail,
    },
    ({ ctx, params, body }) => publishPost(ctx, { ...params, ...body }),
  ),
] as const
