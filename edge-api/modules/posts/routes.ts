import * as z from 'zod'
import { route } from '../../http/route.ts'
import { pageOf } from '../page.ts'
import { approvePost } from './approve-post.ts'
import { cancelPost } from './cancel-post.ts'
import { ApprovalCounts, countApprovals } from './count-approvals.ts'
import { CreatePostInput, createPost } from './create-post.ts'
import { deletePost } from './delete-post.ts'
import { EditPostInput, editPost } from './edit-post.ts'
import { getPost } from './get-post.ts'
import { ListPostsInput, listPosts } from './list-posts.ts'
import { Appointment, ApprovalRequest, PostId, Revision } from './post-input.ts'
import { DeletedPost, PostDetail, PostSummary } from './post-view.ts'
import { publishPost } from './publish-post.ts'
import { requestApproval } from './request-approval.ts'
import { reschedulePost } from './reschedule-post.ts'
import { restorePost } from './restore-post.ts'
import { schedulePost } from './schedule-post.ts'
import { SendBackInput, sendBackPost } from './send-back-post.ts'
import { withdrawApproval } from './withdraw-approval.ts'

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
  route(
    {
      method: 'POST',
      path: '/v1/posts/{postId}/request-approval',
      operation: 'requestApproval',
      summary: 'Hand a draft in for approval',
      description:
        'Give the time that is hoped for, if any: the approval then schedules the post. Answers `POST_NOT_READY` when it could not go out as it is.',
      tag,
      access: 'post.edit',
      problems: ['REVISION_CONFLICT', 'STATE_CONFLICT', 'POST_NOT_READY'],
      params,
      body: ApprovalRequest,
      response: PostDetail,
    },
    ({ ctx, params, body }) => requestApproval(ctx, { ...params, ...body }),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/posts/{postId}/approve',
      operation: 'approvePost',
      summary: 'Approve exactly the revision that was seen',
      description:
        'A post that waits with a time ahead is scheduled for it, any other is `APPROVED` and may be scheduled. Also approves what is scheduled already, and what was held back with `NOT_APPROVED`.',
      tag,
      access: 'post.approve',
      problems: ['REVISION_CONFLICT', 'STATE_CONFLICT', 'ALREADY_SENDING', 'POST_NOT_READY'],
      params,
      body: seen,
      response: PostDetail,
    },
    ({ ctx, params, body }) => approvePost(ctx, { ...params, ...body }),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/posts/{postId}/send-back',
      operation: 'sendBackPost',
      summary: 'Decline a post that waits for approval, and say why',
      tag,
      access: 'post.approve',
      problems: ['REVISION_CONFLICT', 'STATE_CONFLICT'],
      params,
      body: SendBackInput,
      response: PostDetail,
    },
    ({ ctx, params, body }) => sendBackPost(ctx, { ...params, ...body }),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/posts/{postId}/withdraw-approval',
      operation: 'withdrawApproval',
      summary: 'Take an approval back',
      description:
        'A scheduled post loses its place in the queue and waits for approval again, with the time it was meant for. Answers `ALREADY_SENDING` once any account has begun to receive it.',
      tag,
      access: 'post.approve',
      problems: ['REVISION_CONFLICT', 'STATE_CONFLICT', 'ALREADY_SENDING'],
      params,
      body: seen,
      response: PostDetail,
    },
    ({ ctx, params, body }) => withdrawApproval(ctx, { ...params, ...body }),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/approvals',
      operation: 'countApprovals',
      summary: 'How many posts wait for approval, and how many are scheduled without one',
      tag,
      access: 'post.read',
      response: ApprovalCounts,
    },
    ({ ctx }) => countApprovals(ctx),
  ),
] as const
