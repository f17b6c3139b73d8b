import { and, desc, eq, isNull, lt } from 'drizzle-orm'
import * as z from 'zod'
import { postStatuses } from '../../../core/states.ts'
import { posts } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { type Page, pageQuery, toPage } from '../page.ts'
import { selectPosts } from './post.ts'
import type { PostSummary } from './post-view.ts'
import { summaryOf } from './post-views.ts'

export const ListPostsInput = z.strictObject({ ...pageQuery, status: z.enum(postStatuses).optional() })

/** Posts, newest first, deleted ones left out. */
export async function listPosts(ctx: Ctx, input: z.infer<typeof ListPostsInput>): Promise<Page<PostSummary>> {
  const organizationId = permit(ctx, 'post.read')
  const { db, config } = ctx.deps
  const { cursor, status, limit } = input
  const where = and(
    eq(posts.organizationId, organizationId),
    isNull(posts.deletedAt),
    status ? eq(posts.status, status) : undefined,
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
