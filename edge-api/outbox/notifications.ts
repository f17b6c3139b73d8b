import { sql } from 'drizzle-orm'
import { type Permission, permissions } from '../../core/roles.ts'
import type { Statement } from '../../db/batch.ts'
import type { Deps } from '../deps.ts'
import type { DomainEvent } from './events.ts'

/** What people are told about. */
export const notificationTypes = ['target.failed', 'target.needs-review', 'webhook.disabled'] as const
type NotificationType = (typeof notificationTypes)[number]

interface Notice {
  eventId: string
  organizationId: string
  type: NotificationType
  detail: Record<string, string | null>
  /** The post whose author hears of it, besides everybody with one of the roles. */
  postId: string | null
  roles: readonly string[]
  /** Id of the event that tells the organization's room to look. */
  toldAs: string
}

const holding = (permission: Permission): readonly string[] => permissions[permission]

/**
 * Tells people what needs them: who wrote a post and who may review it, that it failed or waits for an answer; who may
 * manage webhooks, that one was switched off. The room hears of it in the same statement,
 * which answers one row for each room that does.
 */
export function writeNotifications(deps: Deps, events: readonly DomainEvent[]): Statement | null {
  const notices = events.flatMap((event) => noticeOf(event, deps.ids.next('event')))
  if (notices.length === 0) return null
  const at = deps.clock.now().toISOString()
  // The id follows from event and person (time of the event, then a hash in hexadecimal, which our alphabet holds).
  return deps.db.execute(sql`
    with notice as (
      select * from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as n("eventId" text,
        "organizationId" text, type text, detail jsonb, "postId" text, roles jsonb, "toldAs" text)
    ),
    made as (
      insert into notifications (id, organization_id, user_id, event_id, type, detail)
      select 'ntf_' || substr(n."eventId", 5, 10) || left(md5(n."eventId" || m.user_id), 16),
        n."organizationId", m.user_id, n."eventId", n.type, n.detail
      from notice n
      left join posts p on p.id = n."postId" and p.organization_id = n."organizationId"
      join members m on m.organization_id = n."organizationId"
        and (n.roles ? m.role or m.user_id = p.created_by)
      on conflict do nothing
      returning organization_id, event_id
    )
    insert into outbox (id, organization_id, type, payload)
    select distinct on (n."organizationId") n."toldAs", n."organizationId", 'notifications.changed',
      jsonb_build_object('type', 'notifications.changed', 'id', n."toldAs", 'at', ${at}::text)
    from made join notice n on n."eventId" = made.event_id
    order by n."organizationId", n."toldAs"
    returning id`)
}

function noticeOf(event: DomainEvent, toldAs: string): Notice[] {
  const { id: eventId, organizationId } = event
  if (event.type === 'target.settled') {
    if (event.outcome === 'published') return []
    const { postId, targetId, accountId, platform, handle, errorCode, errorDetail } = event
    return [
      {
        eventId,
        organizationId,
        type: event.outcome === 'failed' ? 'target.failed' : 'target.needs-review',
        detail: { postId, targetId, accountId, platform, handle, errorCode, errorDetail },
        postId,
        roles: holding('post.review'),
        toldAs,
      },
    ]
  }
  if (event.type !== 'webhook.disabled') return []
  const { webhookId, url, reason } = event
  const roles = holding('webhook.manage')
  const detail = { webhookId, url, reason }
  return [{ eventId, organizationId, type: event.type, detail, postId: null, roles, toldAs }]
}
