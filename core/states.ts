/** The life of a post and of its targets, as one table that the API, the tests and the interface share. */

export const postStatuses = [
  'DRAFT',
  'PENDING_APPROVAL',
  'APPROVED',
  'SCHEDULED',
  'PUBLISHING',
  'PUBLISHED',
  'PARTIALLY_PUBLISHED',
  'FAILED',
  'NEEDS_REVIEW',
] as const
export type PostStatus = (typeof postStatuses)[number]

export const targetStatuses = [
  'QUEUED',
  'PUBLISHING',
  'CONFIRMING',
  'PUBLISHED',
  'FAILED',
  'NEEDS_REVIEW',
  'CANCELLED',
] as const
export type TargetStatus = (typeof targetStatuses)[number]

/**
 * From which status a target may go to which; every other step is a defect. What turns out to be live becomes
 * PUBLISHED from wherever it is: the answer of a worker that was believed lost may come late.
 */
export const targetTransitions: Record<TargetStatus, readonly TargetStatus[]> = {
  QUEUED: ['PUBLISHING', 'CANCELLED', 'NEEDS_REVIEW', 'FAILED', 'PUBLISHED'],
  PUBLISHING: ['PUBLISHED', 'FAILED', 'CONFIRMING', 'QUEUED'],
  CONFIRMING: ['PUBLISHED', 'QUEUED', 'FAILED', 'NEEDS_REVIEW'],
  NEEDS_REVIEW: ['PUBLISHED', 'QUEUED', 'CANCELLED'],
  FAILED: ['QUEUED', 'CANCELLED', 'PUBLISHED'],
  PUBLISHED: [],
  CANCELLED: [],
}

/** Statuses in which a post's content and time may still be changed. */
export const editablePostStatuses: readonly PostStatus[] = [
  'DRAFT',
  'PENDING_APPROVAL',
  'APPROVED',
  'SCHEDULED',
]

/** Whether a target may step from one status to another. */
export function targetMayBecome(from: TargetStatus, to: TargetStatus): boolean {
  return targetTransitions[from].includes(to)
}

/**
 * The status of a post that has been handed to its targets. Cancelled targets do not count;
 * a post whose targets were all cancelled is a draft again.
 */
export function derivePostStatus(targets: readonly TargetStatus[]): PostStatus {
  const counted = targets.filter((status) => status !== 'CANCELLED')
  if (counted.length === 0) return 'DRAFT'
  const all = (status: TargetStatus) => counted.every((each) => each === status)
  const some = (...statuses: TargetStatus[]) => counted.some((each) => statuses.includes(each))
  if (all('QUEUED')) return 'SCHEDULED'
  if (some('NEEDS_REVIEW')) return 'NEEDS_REVIEW'
  if (some('QUEUED', 'PUBLISHING', 'CONFIRMING')) return 'PUBLISHING'
  if (all('PUBLISHED')) return 'PUBLISHED'
  if (some('PUBLISHED')) return 'PARTIALLY_PUBLISHED'
  return 'FAILED'
}
