import * as z from 'zod'
import { postStatuses } from '../../../core/states.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { type Page, pageQuery } from '../page.ts'
import type { PostSummary } from './post-view.ts'

export const ListPostsInput = z.strictObject({ ...pageQuery, status: z.enum(postStatuses).optional() })

export async function listPosts(
  _ctx: Ctx,
  _input: z.infer<typeof ListPostsInput>,
): Promise<Page<PostSummary>> {
  throw new AppError('NOT_READY')
}
