import { and, desc, eq, isNull, lt } from 'drizzle-orm'
import * as z from 'zod'
import { postStatuses } from '../../../core/states.ts'
import { posts } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { type Page, pageQuery, toPage } from '../page.ts'
import { isUnapproved } from './count-approvals.ts'
import { selectPosts } from './post.ts'
import type { PostSummary } from './post-view.ts'
import { summaryOf } from './post-views.ts'

export const ListPostsInput = z.strictObject({
  ...pageQuery,
  status: z.enum(postStatuses).optional(),
  /** `missing`: only posts whose present content nobody approved. */
  approval: z.enum(['missing']).optional(),
})

/** Posts, newest first, deleted ones left out. */
export async function listPosts(ctx: Ctx, input: z.infer<typeof ListPostsInput>): Promise<Page<PostSummary>> {
  const organizationId = permit(ctx, 'post.read')
  const { db, config } = ctx.deps
  const { cursor, status, approval, limit } = input
  const where = and(
    eq(posts.organizationId, organizationId),
    isNull(posts.deletedAt),
    status ? eq(posts.status, status) : undefined,
    approval === 'missing' ? isUnapproved : undefined,
    cursor ? lt(posts.id, cursor) : undefined,
  )
  const rows = await selectPosts(db, where, { story: false })
    .orderBy(desc(posts.id))
    .limit(limit + 1)
  return toPage(
    rows.map((post) => summaryOf(config, post)),
    limit,
  )
}
