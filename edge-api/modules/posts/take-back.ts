import { type HoldReason, isHoldReason } from '../../../core/holds.ts'
import type { Target } from './post.ts'

/** Set on targets that wait because their time had passed by more than the organization tolerates. */
export const tooLate: HoldReason = 'TOO_LATE'

/** Set on targets whose words were not approved where approval is asked for, and whose author may no longer publish. */
export const notApproved: HoldReason = 'NOT_APPROVED'
export const authorMayNotPublish: HoldReason = 'AUTHOR_MAY_NOT_PUBLISH'

/** Whether a target waits for a person although nothing was sent. */
export const isHeldBack = (target: Pick<Target, 'status' | 'errorCode' | 'inDoubt'>): boolean =>
  target.status === 'NEEDS_REVIEW' && isHoldReason(target.errorCode) && !target.inDoubt
