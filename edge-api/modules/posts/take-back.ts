import type { Target } from './post.ts'

/** Set on targets that wait because their time had passed by more than the organization tolerates. */
export const tooLate = 'TOO_LATE'

/** Set on targets whose words were not approved where approval is asked for, and whose author may no longer publish. */
export const notApproved = 'NOT_APPROVED'
export const authorMayNotPublish = 'AUTHOR_MAY_NOT_PUBLISH'

/** Reasons to keep a target for a person before anything was sent. */
const heldBack: ReadonlySet<string> = new Set([tooLate, notApproved, authorMayNotPublish])

/** Whether a target is certainly not live and can be taken off: queued, failed, or held back for being late. */
export function canBeTakenBack(target: Target): boolean {
  if (target.inDoubt) return false
  return (
    target.status === 'QUEUED' ||
    target.status === 'FAILED' ||
    (target.status === 'NEEDS_REVIEW' && target.errorCode !== null && heldBack.has(target.errorCode))
  )
}
