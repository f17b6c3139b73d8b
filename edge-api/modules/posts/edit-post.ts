import * as z from 'zod'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { content, Revision } from './post-input.ts'
import type { PostDetail } from './post-view.ts'

export const EditPostInput = z.strictObject({ revision: Revision, ...content, text: content.text.optional() })
export type EditPost = z.infer<typeof EditPostInput> & { postId: string }

export async function editPost(_ctx: Ctx, _input: EditPost): Promise<PostDetail> {
  throw new AppError('NOT_READY')
}
