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

/**
 * Whether a target is certainly not live and can be taken off: queued, failed, or held back, and no earlier attempt is
 * in doubt.
 */
export function isCertainlyOffline(target: {
  status: TargetStatus
  errorCode: string | null
  inDoubt: boolean
}): boolean {
  const { status, errorCode, inDoubt } = target
  if (inDoubt) return false
  return status === 'QUEUED' || status === 'FAILED' || (status === 'NEEDS_REVIEW' && isHoldReason(errorCode))
}
