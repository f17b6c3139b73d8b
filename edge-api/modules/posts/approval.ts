import { actorId, type Ctx, may } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { callerName, type PostChanges } from './change-post.ts'
import { freeze, hashOfAll } from './freeze.ts'
import type { ApprovalAction, ApprovalStep, Post } from './post.ts'
import type { Account } from './references.ts'

type Approval = Pick<PostChanges, 'approvedHash' | 'approvedBy' | 'approvedAt'>

/** The columns of a post that nobody approved. */
export const withoutApproval = { approvedHash: null, approvedBy: null, approvedAt: null } satisfies Approval

/** The columns that say that the caller approves exactly this now. */
export function approvedNow(ctx: Ctx, contentHash: string | null): Approval {
  const { principal, deps } = ctx
  return { approvedHash: contentHash, approvedBy: actorId(principal), approvedAt: deps.clock.now() }
}

/** What the caller does about the approval now, as the post shows it; the audit row says the same. */
export function stepNow(ctx: Ctx, action: ApprovalAction, comment: string | null = null): ApprovalStep {
  return { action, at: ctx.deps.clock.now().toISOString(), name: callerName(ctx), comment }
}

/** Whether exactly what stands in the post was approved. A draft has no hash yet: there an edit ends the approval. */
export function isApproved(post: Pick<Post, 'approvedHash' | 'contentHash'>): boolean {
  return post.approvedHash !== null && (post.contentHash === null || post.contentHash === post.approvedHash)
}

/**
 * What an appointment means for the approval: whoever may approve does so by giving the post its time. Throws
 * APPROVAL_REQUIRED when others send what was not approved word for word.
 */
export function approvalOf(ctx: Ctx, post: Post, contentHash: string): Approval {
  if (post.approvedHash === contentHash) return {}
  const isAskedFor = post.requiresApproval || post.status === 'PENDING_APPROVAL'
  if (isAskedFor && may(ctx, 'post.approve')) return approvedNow(ctx, contentHash)
  if (post.requiresApproval) throw approvalRequired()
  return post.approvedHash === null ? {} : withoutApproval
}

export const approvalRequired = () =>
  new AppError('APPROVAL_REQUIRED', {
    detail:
      'In this organization a post goes out once a manager has approved exactly what it says. Ask for approval first.',
  })

/** The hash of what would go out, or null while the post is not ready. */
export async function hashIfReady(post: Post, accounts: readonly Account[]): Promise<string | null> {
  try {
    return await hashOfAll(await freeze(post, accounts))
  } catch (error) {
    if (error instanceof AppError && error.code === 'POST_NOT_READY') return null
    throw error
  }
}
