import type { Config } from '../../deps.ts'
import { mediaAddress } from '../media/media-view.ts'
import { isApproved } from './approval.ts'
import type { ApprovalAction, Attempt, Post, PostMedium, Target } from './post.ts'
import type {
  ApprovalStepKind,
  AttemptView,
  PostDetail,
  PostMediaView,
  PostSummary,
  TargetView,
} from './post-view.ts'

const iso = (instant: Date | string) => new Date(instant).toISOString()
const isoOrNull = (instant: Date | string | null) => (instant === null ? null : iso(instant))

function postFields(config: Config, post: Post) {
  const { organizationId, contentHash, organizationTimeZone, targets, media, linkImageKey, ...rest } = post
  const { approvedHash, approvedBy, approvedAt, approvedByName, approvalStep, requiresApproval, ...fields } =
    rest
  return {
    ...fields,
    linkImageUrl: linkImageKey === null ? null : mediaAddress(config, linkImageKey),
    media: media.map((medium) => mediumView(config, medium)),
    scheduledAt: isoOrNull(post.scheduledAt),
    createdAt: iso(post.createdAt),
    updatedAt: iso(post.updatedAt),
    deletedAt: isoOrNull(post.deletedAt),
    approval: isApproved(post) && approvedAt ? { name: approvedByName, at: iso(approvedAt) } : null,
  }
}

const stepKinds = {
  'post.approval-requested': 'requested',
  'post.sent-back': 'sent-back',
  'post.approval-withdrawn': 'withdrawn',
} as const satisfies Record<ApprovalAction, ApprovalStepKind>

function stepView({ approvalStep }: Post): PostDetail['approvalStep'] {
  if (!approvalStep) return null
  const { action, at, name, comment } = approvalStep
  return { kind: stepKinds[action], at: iso(at), name, comment }
}

function mediumView(config: Config, medium: PostMedium): PostMediaView {
  const { key, ...fields } = medium
  return { ...fields, url: mediaAddress(config, key) }
}

function targetView(target: Target): TargetView {
  const { scheduledAt, content, contentHash, wakeUpId, checkAt, attempts, ...fields } = target
  return { ...fields, dueAt: iso(target.dueAt), publishedAt: isoOrNull(target.publishedAt) }
}

function attemptView({ contentHash, ...attempt }: Attempt): AttemptView {
  return {
    ...attempt,
    startedAt: iso(attempt.startedAt),
    submittedAt: isoOrNull(attempt.submittedAt),
    finishedAt: isoOrNull(attempt.finishedAt),
  }
}

/** In the order of the post's accounts; targets of accounts that were taken off come last. */
export function inOrder(post: Post): Target[] {
  const position = ({ accountId }: Target) => {
    const index = post.accountIds.indexOf(accountId)
    return index === -1 ? post.accountIds.length : index
  }
  return post.targets.toSorted(
    (one, other) => position(one) - position(other) || (one.id < other.id ? -1 : 1),
  )
}

/** A post as lists show it. */
export function summaryOf(config: Config, post: Post): PostSummary {
  const open = inOrder(post).filter((target) => target.status !== 'CANCELLED')
  return { ...postFields(config, post), targets: open.map(targetView) }
}

/** A post with its whole story. */
export function detailOf(config: Config, post: Post): PostDetail {
  const targets = inOrder(post).map((target) => ({
    ...targetView(target),
    content: target.content,
    attempts: target.attempts.map(attemptView),
  }))
  return { ...postFields(config, post), approvalStep: stepView(post), targets }
}
