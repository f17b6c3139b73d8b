import { and, eq, isNotNull } from 'drizzle-orm'
import { organizations, posts } from '../../../db/schema/index.ts'
import { type Ctx, may } from '../../context.ts'
import { approvalRequired, approvedNow } from '../posts/approval.ts'
import type { Post } from '../posts/post.ts'

/** Who approved which words. */
export type Approval = Pick<Post, 'approvedHash' | 'approvedBy' | 'approvedAt'>

/** What an organization asks for before something goes out, and what was approved in a series so far. */
export interface ApprovalState {
  requiresApproval: boolean
  approvals: readonly Approval[]
}

/** The query for what an organization asks for before something goes out. */
export function selectPolicy({ deps }: Ctx, organizationId: string) {
  return deps.db
    .select({
      requiresApproval: organizations.requiresApproval,
      late: organizations.lateToleranceSeconds,
    })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
}

/** The query for what was approved in a series so far. */
export function selectApprovals({ deps }: Ctx, organizationId: string, recurrenceId: string) {
  return deps.db
    .selectDistinctOn([posts.approvedHash], {
      approvedHash: posts.approvedHash,
      approvedBy: posts.approvedBy,
      approvedAt: posts.approvedAt,
    })
    .from(posts)
    .where(
      and(
        eq(posts.organizationId, organizationId),
        eq(posts.recurrenceId, recurrenceId),
        isNotNull(posts.approvedHash),
      ),
    )
}

/**
 * What makes an occurrence with these words fit to go out. An approval holds for words: what was approved once in a series
 * is approved in all of it, and whoever may approve does so by beginning or changing it. Null when it is missing.
 */
export function approvalFor(ctx: Ctx, state: ApprovalState, contentHash: string): Partial<Approval> | null {
  const given = state.approvals.find(({ approvedHash }) => approvedHash === contentHash)
  if (given) return given
  if (!state.requiresApproval) return {}
  // The sweep may everything, but it is nobody who could approve.
  if (ctx.principal.kind === 'system' || !may(ctx, 'post.approve')) return null
  return approvedNow(ctx, contentHash)
}

/** Throws APPROVAL_REQUIRED when a series with these words could not go out without an approval. */
export function expectApproved(ctx: Ctx, state: ApprovalState, contentHash: string): void {
  if (approvalFor(ctx, state, contentHash) === null) {
    throw approvalRequired()
  }
}
