import { isHoldReason } from '../../../core/holds.ts'
import type { Attempt, Post, Target } from './post.ts'
import { inOrder } from './post-views.ts'
import type { PostStory, PostStoryEntry, StoryActor, TargetStory, TargetStoryEntry } from './story-view.ts'

/** A row of the audit log with the name of who did it. */
interface StoryRow {
  at: Date
  action: string
  objectId: string
  detail: Record<string, unknown>
  actorType: string
  actorId: string
  actorName: string | null
}

const publishing: StoryActor = { kind: 'system', id: 'system:publishing', name: null }

/** Puts what is on record into one line of time for the post and one for each target. Rows come oldest first. */
export function tellStory(post: Post, rows: readonly StoryRow[], isShortened: boolean): PostStory {
  return {
    postId: post.id,
    entries: tellPost(rows.filter(({ objectId }) => objectId === post.id)),
    targets: inOrder(post).map((target) => tellTarget(target, rows)),
    isShortened,
  }
}

const iso = (instant: Date | string) => new Date(instant).toISOString()
const textOf = (value: unknown) => (typeof value === 'string' ? value : null)
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)

function actorOf({ actorType, actorId, actorName }: StoryRow): StoryActor {
  if (actorType === 'user' || actorType === 'apiKey') return { kind: actorType, id: actorId, name: actorName }
  if (actorType !== 'embed') return { kind: 'system', id: actorId, name: null }
  // The host's own name for the person; the organization's id stands before it.
  const name = actorId.slice(actorId.indexOf(':') + 1)
  return { kind: 'embed', id: actorId, name }
}

const stamp = (row: StoryRow) => ({ at: iso(row.at), actor: actorOf(row) })

function tellPost(rows: readonly StoryRow[]): PostStoryEntry[] {
  const entries: PostStoryEntry[] = []
  for (const row of rows) {
    const entry = postEntry(row)
    const last = entries.at(-1)
    if (!entry) continue
    if (entry.kind === 'edited' && last?.kind === 'edited' && last.actor.id === entry.actor.id) {
      // A draft saves itself while one writes: what follows each other is one change to a reader.
      entries[entries.length - 1] = { ...entry, times: last.times + 1 }
    } else entries.push(entry)
  }
  return entries
}

/** Null for what belongs to another story. */
function postEntry(row: StoryRow): PostStoryEntry | null {
  const base = stamp(row)
  const scheduledAt = textOf(row.detail.scheduledAt)
  switch (row.action) {
    case 'post.created':
      return { ...base, kind: 'created' }
    case 'post.edited':
      return { ...base, kind: 'edited', times: 1 }
    case 'post.queued':
    case 'post.scheduled':
      return { ...base, kind: 'scheduled', scheduledAt }
    case 'post.rescheduled':
      return { ...base, kind: 'rescheduled', scheduledAt }
    case 'post.published-now':
      return { ...base, kind: 'published-now', scheduledAt }
    case 'post.cancelled':
      return { ...base, kind: 'taken-back' }
    case 'post.deleted':
      return { ...base, kind: 'deleted' }
    case 'post.restored':
      return { ...base, kind: 'restored' }
    case 'post.approval-requested':
      return { ...base, kind: 'approval-requested' }
    case 'post.approved':
      return { ...base, kind: 'approved' }
    case 'post.approval-withdrawn':
      return { ...base, kind: 'approval-withdrawn' }
    case 'post.sent-back':
      return { ...base, kind: 'sent-back', comment: textOf(row.detail.comment) }
    default:
      return null
  }
}

function tellTarget(target: Target, rows: readonly StoryRow[]): TargetStory {
  const told = rows.flatMap((row) => {
    const concerned = Array.isArray(row.detail.targets) && row.detail.targets.includes(target.id)
    if (row.action === 'post.retried' && concerned) return { ...stamp(row), kind: 'retried' as const }
    return row.objectId === target.id ? (targetEntry(row) ?? []) : []
  })
  const { id: targetId, accountId, platform, status, content, contentHash } = target
  return {
    targetId,
    accountId,
    platform,
    status,
    isLive: livenessOf(target),
    code: target.errorCode,
    next: nextOf(target),
    content,
    contentHash,
    entries: inTime([...told, ...target.attempts.flatMap(attemptEntries)]),
  }
}

function attemptEntries(attempt: Attempt): TargetStoryEntry[] {
  const { id: attemptId, number, contentHash, startedAt, submittedAt } = attempt
  const base = { actor: publishing, number }
  return [
    { ...base, kind: 'started', at: iso(startedAt), attemptId, contentHash },
    ...(submittedAt ? [{ ...base, kind: 'sent' as const, at: iso(submittedAt) }] : []),
  ]
}

function targetEntry(row: StoryRow): TargetStoryEntry | null {
  const base = stamp(row)
  const { detail } = row
  const number = numberOf(detail.attempt)
  const pause = numberOf(detail.pause)
  const nextAt = pause === null ? null : iso(new Date(row.at.getTime() + pause * 1000))
  const found = detail.found === true
  const fault = {
    number,
    code: textOf(detail.code) ?? 'INTERNAL',
    detail: textOf(detail.detail),
    httpStatus: numberOf(detail.httpStatus),
  }
  const remoteUrl = textOf(detail.remoteUrl)
  switch (row.action) {
    case 'target.published':
      return {
        ...base,
        kind: 'published',
        number,
        by: found ? 'search' : 'answer',
        remoteId: textOf(detail.remoteId),
        remoteUrl,
      }
    case 'target.failed':
      return { ...base, ...fault, kind: 'failed', found }
    case 'target.requeued':
      return { ...base, ...fault, kind: 'requeued', found, isCertain: detail.inDoubt !== true, nextAt }
    case 'target.unconfirmed':
      return { ...base, ...fault, kind: 'unconfirmed', isRefused: detail.refused === true, nextAt }
    case 'target.searched':
      return {
        ...base,
        kind: 'searched',
        number,
        result: detail.result === 'absent' ? 'absent' : 'unreadable',
        detail: textOf(detail.detail),
        nextAt,
      }
    case 'target.needs-review':
      return { ...base, ...fault, kind: 'needs-review' }
    case 'target.recovered':
      return { ...base, kind: 'recovered', number, sent: detail.fenced === true }
    case 'target.held-back':
      return { ...base, kind: 'held-back', code: textOf(detail.code) ?? 'TOO_LATE' }
    case 'target.retried':
      return { ...base, kind: 'retried' }
    case 'target.resolved-live':
      return { ...base, kind: 'answered', answer: 'live', remoteUrl }
    case 'target.resolved-not-live':
      return { ...base, kind: 'answered', answer: 'not-live', remoteUrl: null }
    case 'target.left-unsent':
      return { ...base, kind: 'answered', answer: 'leave-unsent', remoteUrl: null }
    default:
      return null
  }
}

/** What happens within one statement carries one time: then the cause stands before what followed from it. */
const rank: Partial<Record<TargetStoryEntry['kind'], number>> = {
  retried: -2,
  answered: -2,
  started: -1,
  sent: 1,
}

function inTime(entries: readonly TargetStoryEntry[]): TargetStoryEntry[] {
  const weight = ({ kind }: TargetStoryEntry) => rank[kind] ?? 2
  return entries.toSorted(
    (one, other) => Date.parse(one.at) - Date.parse(other.at) || weight(one) - weight(other),
  )
}

function livenessOf(target: Target): TargetStory['isLive'] {
  if (target.inDoubt) return 'UNKNOWN'
  switch (target.status) {
    case 'PUBLISHED':
      return 'YES'
    case 'CONFIRMING':
      return 'UNKNOWN'
    case 'PUBLISHING':
      return target.attempts.at(-1)?.submittedAt ? 'UNKNOWN' : 'NO'
    case 'NEEDS_REVIEW':
      return isHoldReason(target.errorCode) ? 'NO' : 'UNKNOWN'
    default:
      return 'NO'
  }
}

function nextOf({ status, dueAt, checkAt }: Target): TargetStory['next'] {
  if (status === 'QUEUED') return { kind: 'publish', at: iso(dueAt) }
  if (status === 'CONFIRMING' && checkAt) return { kind: 'search', at: iso(checkAt) }
  return null
}
