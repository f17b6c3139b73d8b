import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import { posts } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'

export const ApprovalCounts = z.object({
  /** Posts that wait for approval. */
  waiting: z.int(),
  /** Scheduled posts without approval: where it is asked for, they are held back at their time. */
  unapproved: z.int(),
})
export type ApprovalCounts = z.infer<typeof ApprovalCounts>

/**
 * Condition for posts whose present content nobody approved. What was taken back to draft has no hash and keeps its
 * approval.
 */
export const isUnapproved: SQL = sql`(${posts.contentHash} is not null
  and ${posts.approvedHash} is distinct from ${posts.contentHash})`

/** The statement that counts what is to be approved in an organization. */
export function selectApprovalCounts(ctx: Ctx, organizationId: string) {
  return ctx.deps.db
    .select({
      waiting: sql<number>`(count(*) filter (where ${posts.status} = 'PENDING_APPROVAL'))::int`,
      unapproved: sql<number>`(count(*) filter (where ${posts.status} = 'SCHEDULED' and ${isUnapproved}))::int`,
    })
    .from(posts)
    .where(
      and(
        eq(posts.organizationId, organizationId),
        isNull(posts.deletedAt),
        inArray(posts.status, ['PENDING_APPROVAL', 'SCHEDULED']),
      ),
    )
}

/** What there is to approve. */
export async function countApprovals(ctx: Ctx): Promise<ApprovalCounts> {
  const organizationId = permit(ctx, 'post.read')
  const [counts] = await selectApprovalCounts(ctx, organizationId)
  return counts ?? { waiting: 0, unapproved: 0 }
}
