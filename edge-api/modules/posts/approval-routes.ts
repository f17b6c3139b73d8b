import * as z from 'zod'
import { route } from '../../http/route.ts'
import { approvePost } from './approve-post.ts'
import { ApprovalCounts, countApprovals } from './count-approvals.ts'
import { ApprovalRequest, PostId, Revision } from './post-input.ts'
import { PostDetail } from './post-view.ts'
import { requestApproval } from './request-approval.ts'
import { SendBackInput, sendBackPost } from './send-back-post.ts'
import { withdrawApproval } from './withdraw-approval.ts'

const params = z.strictObject({ postId: PostId })
const tag = 'Posts'
const seen = z.strictObject({ revision: Revision })

export const approvalRoutes = [
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
