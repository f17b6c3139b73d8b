import { sql } from 'drizzle-orm'
import type { Statement } from '../../db/batch.ts'
import type { Deps } from '../deps.ts'

/** Tells the organization's room about a post as it stands at the end of the batch. */
export function tellRoom(deps: Deps, postId: string, id = deps.ids.next('event')): Statement {
  return deps.db.execute(sql`
    insert into outbox (id, organization_id, type, payload)
    select ${id}, p.organization_id, 'post.changed', ${roomPayload(deps, id)}
    from posts p where p.id = ${postId}`)
}

/** The event about a post `p`, built by the database from what the row holds by then. */
export function roomPayload(deps: Deps, id: string) {
  return sql`jsonb_build_object(
    'type', 'post.changed', 'id', ${id}::text, 'postId', p.id, 'status', p.status, 'revision', p.revision,
    'deleted', p.deleted_at is not null, 'at', ${deps.clock.now().toISOString()}::text)`
}

/** Notes what publishing did with a target. */
export function audit(
  deps: Deps,
  target: { id: string; organizationId: string },
  action: string,
  detail: Record<string, unknown>,
): Statement {
  return deps.db.execute(sql`
    insert into audit_log (id, organization_id, actor_type, actor_id, action, object_type, object_id, detail)
    values (${deps.ids.next('audit')}, ${target.organizationId}, 'system', 'system:publishing', ${action}, 'target',
      ${target.id}, ${JSON.stringify(detail)}::jsonb)`)
}
