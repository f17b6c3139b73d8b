import { sql } from 'drizzle-orm'
import type { Statement } from '../../db/batch.ts'
import type { Deps } from '../deps.ts'
import type { WebhookMessage } from '../modules/webhooks/webhook-events.ts'
import type { DomainEvent, TargetSettled } from './events.ts'

interface Queued {
  /** The receiver's means to recognise a repetition. */
  id: string
  organizationId: string
  message: WebhookMessage
}

/** Queues what endpoints asked to hear of, once for each endpoint; answers one row for each message that is to be sent. */
export function queueWebhooks(deps: Deps, events: readonly DomainEvent[]): Statement | null {
  const queued = events.flatMap(messagesOf)
  if (queued.length === 0) return null
  return deps.db.execute(sql`
    insert into webhook_deliveries (endpoint_id, event_id, organization_id, type, payload)
    select e.id, q.id, e.organization_id, q.message ->> 'type', q.message
    from jsonb_to_recordset(${JSON.stringify(queued)}::jsonb) as q(id text, "organizationId" text, message jsonb)
    join webhook_endpoints e on e.organization_id = q."organizationId" and e.disabled_at is null
      and (cardinality(e.events) = 0 or q.message ->> 'type' = any(e.events))
    on conflict do nothing
    returning endpoint_id`)
}

function messagesOf(event: DomainEvent): Queued[] {
  const { id, organizationId, at: timestamp } = event
  if (event.type === 'post.scheduled') {
    const { postId } = event
    const scheduledAt = new Date(event.scheduledAt).toISOString()
    const data = { organizationId, postId, status: 'SCHEDULED' as const, scheduledAt }
    return [{ id, organizationId, message: { type: 'post.scheduled', timestamp, data } }]
  }
  if (event.type !== 'target.settled') return []
  const { postId, targetId, accountId, platform, attempt, errorCode, errorDetail } = event
  const [type, status] = ofTarget[event.outcome]
  const data = {
    organizationId,
    postId,
    targetId,
    accountId,
    platform,
    status,
    attempt,
    remoteUrl: event.remoteUrl,
    error: errorCode === null ? null : { code: errorCode, detail: errorDetail },
  }
  const target = { id, organizationId, message: { type, timestamp, data } }
  const post = postMessage(event, organizationId)
  return post ? [target, { id: `${id}_post`, organizationId, message: post }] : [target]
}

const ofTarget = {
  published: ['target.published', 'PUBLISHED'],
  failed: ['target.failed', 'FAILED'],
  'needs-review': ['target.needs_review', 'NEEDS_REVIEW'],
} as const

const ofPost = {
  PUBLISHED: 'post.published',
  PARTIALLY_PUBLISHED: 'post.partially_published',
  FAILED: 'post.failed',
  NEEDS_REVIEW: 'post.needs_review',
} as const

/** A post's own end: told when the end of this target made it one. */
function postMessage(event: TargetSettled, organizationId: string): WebhookMessage | null {
  const { postId, postStatus: status, at: timestamp } = event
  if (status === event.postStatusBefore || !isEnd(status)) return null
  return { type: ofPost[status], timestamp, data: { organizationId, postId, status } }
}

const isEnd = (status: string): status is keyof typeof ofPost => status in ofPost
