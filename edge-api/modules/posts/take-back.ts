import type { Target } from './post.ts'

/** Set on targets that wait because their time had passed by more than the organization tolerates. */
export const tooLate = 'TOO_LATE'

/** Whether a target is certainly not live and can be taken off: queued, failed, or held back for being late. */
export function canBeTakenBack(target: Target): boolean {
  return (
    target.status === 'QUEUED' ||
    target.status === 'FAILED' ||
    (target.status === 'NEEDS_REVIEW' && target.errorCode === tooLate)
  )
}
