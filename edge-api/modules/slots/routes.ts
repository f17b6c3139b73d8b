import * as z from 'zod'
import { route } from '../../http/route.ts'
import { PostId, Revision } from '../posts/post-input.ts'
import { PostDetail } from '../posts/post-view.ts'
import { listSlots } from './list-slots.ts'
import { NextSlotsInput, nextSlots, SlotTimeView } from './next-slots.ts'
import { queuePost } from './queue-post.ts'
import { SetSlotsInput, setSlots } from './set-slots.ts'
import { SlotView } from './slots.ts'

const tag = 'Queue slots'
const week = z.object({ items: z.array(SlotView) })

export const slotRoutes = [
  route(
    {
      method: 'GET',
      path: '/v1/slots',
      operation: 'listSlots',
      summary: 'The weekly queue slots',
      tag,
      access: 'slot.read',
      response: week,
    },
    ({ ctx }) => listSlots(ctx),
  ),
  route(
    {
      method: 'PUT',
      path: '/v1/slots',
      operation: 'setSlots',
      summary: 'Replace the weekly queue slots',
      description: 'All at once. Posts that hold a slot that goes away keep their time.',
      tag,
      access: 'slot.manage',
      body: SetSlotsInput,
      response: week,
    },
    ({ ctx, body }) => setSlots(ctx, body),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/slots/next',
      operation: 'nextSlots',
      summary: 'The next slots that no post holds',
      tag,
      access: 'slot.read',
      query: NextSlotsInput,
      response: z.object({ items: z.array(SlotTimeView) }),
    },
    ({ ctx, query }) => nextSlots(ctx, query),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/posts/{postId}/queue',
      operation: 'queuePost',
      summary: 'Schedule a post for the next free slot',
      description: 'Two posts never get the same slot, however simultaneously they ask.',
      tag,
      access: 'post.schedule',
      problems: [
        'NO_SLOTS',
        'REVISION_CONFLICT',
        'STATE_CONFLICT',
        'ALREADY_SENDING',
        'POST_NOT_READY',
        'APPROVAL_REQUIRED',
      ],
      params: z.strictObject({ postId: PostId }),
      body: z.strictObject({ revision: Revision }),
      response: PostDetail,
    },
    ({ ctx, params, body }) => queuePost(ctx, { ...params, ...body }),
  ),
] as const
