import * as z from 'zod'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { content } from './post-input.ts'
import type { PostDetail } from './post-view.ts'

export const CreatePostInput = z.strictObject(content)

export async function createPost(_ctx: Ctx, _input: z.infer<typeof CreatePostInput>): Promise<PostDetail> {
  throw new AppError('NOT_READY')
}
