import type { TargetStatus } from './states.ts'

/**
 * Why a target was held back before anything was sent: it is certainly not live. Too late for its organization's
 * taste, not approved as it stands, or appointed by somebody who may no longer publish.
 */
export const holdReasons = ['TOO_LATE', 'NOT_APPROVED', 'AUTHOR_MAY_NOT_PUBLISH'] as const
export type HoldReason = (typeof holdReasons)[number]

/** Whether an error code stands for a target that was held back, and not for one whose fate is unknown. */
export function isHoldReason(code: string | null | undefined): code is HoldReason {
  return holdReasons.some((reason) => reason === code)
}

/** Set on targets that wait because their time had passed by more than the organization tolerates. */
export const tooLate: HoldReason = 'TOO_LATE'

/** Set on targets whose words were not approved where approval is asked for, and whose author may no longer publish. */
export const notApproved: HoldReason = 'NOT_APPROVED'
export const authorMayNotPublish: HoldReason = 'AUTHOR_MAY_NOT_PUBLISH'

interface Held {
  status: TargetStatus
  errorCode: string | null
  inDoubt: boolean
}

/** Whether a target waits for a person although nothing was sent. */
export const isHeldBack = ({ status, errorCode, inDoubt }: Held): boolean =>
  status === 'NEEDS_REVIEW' && isHoldReason(errorCode) && !inDoubt

/**
 * Whether a target is certainly not live and can be taken off: queued, failed, or held back, and no earlier attempt is
 * in doubt.
 */
export function isCertainlyOffline(target: Held): boolean {
  const { status, inDoubt } = target
  return (!inDoubt && (status === 'QUEUED' || status === 'FAILED')) || isHeldBack(target)
}
