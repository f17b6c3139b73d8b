import type { PostDetail, PostSummary } from '../../api/views.ts'
import { formatMoment, formatRelative, t } from '../../i18n/index.ts'

/** `Approved by Ada on Thu, 26 Nov, 09:00`. */
export function approvalText(approval: NonNullable<PostSummary['approval']>, timeZone: string): string {
  const time = formatMoment(approval.at, timeZone)
  return approval.name
    ? t('approval.approvedBy', { name: approval.name, time })
    : t('approval.approvedOn', { time })
}

/** Who asked, or who took the approval back, and how long ago. */
export function stepText({ kind, name, at }: NonNullable<PostDetail['approvalStep']>): string {
  const time = formatRelative(at)
  if (kind === 'withdrawn') {
    return name ? t('approval.withdrawnBy', { name, time }) : t('approval.withdrawn', { time })
  }
  return name ? t('approval.askedBy', { name, time }) : t('approval.asked', { time })
}

/** Whether a scheduled post will be held back at its time because nobody approved it. */
export function lacksApproval(post: PostSummary, requiresApproval: boolean): boolean {
  return requiresApproval && post.status === 'SCHEDULED' && post.approval === null
}

/** Whether a part of a post was held back at its time for want of an approval. */
export function isHeldBack(post: PostDetail): boolean {
  return post.targets.some(
    ({ status, errorCode }) => status === 'NEEDS_REVIEW' && errorCode === 'NOT_APPROVED',
  )
}
