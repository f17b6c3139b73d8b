import * as z from 'zod'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { PostDetail } from '../posts/post-view.ts'

export const ReviewAnswer = z.strictObject({
  answer: z.enum(['live', 'not-live']),
  /** Address of the live post, if the person has it. */
  remoteUrl: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .optional(),
})

export async function resolveTarget(
  _ctx: Ctx,
  _input: z.infer<typeof ReviewAnswer> & { targetId: string },
): Promise<PostDetail> {
  throw new AppError('NOT_READY')
}
