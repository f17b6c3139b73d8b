import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { RenderedPost } from '../../../core/content.ts'
import type { PlatformId } from '../../../core/platforms/index.ts'
import type { TargetStatus } from '../../../core/states.ts'
import type { Database } from '../../../db/client.ts'
import { type AttemptOutcome, posts } from '../../../db/schema/index.ts'

type PostColumns = typeof posts.$inferSelect

/** A medium on a post. `altText` is the one that goes out: the post's own, otherwise the file's. */
export interface PostMedium {
  mediaId: string
  key: string
  altText: string | null
  mimeType: string
  width: number | null
  height: number | null
  bytes: number
  fileName: string | null
}

export interface Attempt {
  id: string
  number: number
  contentHash: string | null
  startedAt: string
  submittedAt: string | null
  finishedAt: string | null
  outcome: AttemptOutcome | null
  httpStatus: number | null
  errorCode: string | null
  errorDetail: string | null
}

/** A target as verbs and views know it; instants are strings in any ISO form. */
export interface Target {
  id: string
  accountId: string
  platform: PlatformId
  status: TargetStatus
  generation: number
  dueAt: string
  scheduledAt: string
  content: RenderedPost
  contentHash: string
  attempt: number
  /** An earlier attempt may have made it live: it can no longer be taken back. */
  inDoubt: boolean
  remoteId: string | null
  remoteUrl: string | null
  publishedAt: string | null
  errorCode: string | null
  errorDetail: string | null
  wakeUpId: string | null
  /** When to look again whether it is live. */
  checkAt: string | null
  attempts: Attempt[]
}

/** A post with everything that belongs to it, as one query reads it. */
export interface Post extends PostColumns {
  variants: Partial<Record<PlatformId, string>>
  media: PostMedium[]
  targets: Target[]
  /** Name of the link card's image in the media store. */
  linkImageKey: string | null
  /** Zone in which the organization plans. */
  organizationTimeZone: string
  /** Whether the organization lets out only what was approved. */
  requiresApproval: boolean
  /** Name of the person who approved it. */
  approvedByName: string | null
  /** The last step on its way to approval; null once it is approved, and where the story was not asked for. */
  approvalStep: ApprovalStep | null
}

/** Somebody asked for approval, sent the post back, or took an approval back. */
export interface ApprovalStep {
  action: ApprovalAction
  at: string
  /** Name of the person; null for keys and for people of other sites. */
  name: string | null
  comment: string | null
}
export const approvalActions = [
  'post.approval-requested',
  'post.sent-back',
  'post.approval-withdrawn',
] as const
export type ApprovalAction = (typeof approvalActions)[number]

// Correlated subqueries are written out: in a query of one table Drizzle drops the table's name from columns.
const variants = sql<Post['variants']>`(
  select coalesce(json_object_agg(v.platform, v.text), '{}'::json) from post_variants v where v.post_id = posts.id)`

const media = sql<PostMedium[]>`(
  select coalesce(json_agg(json_build_object(
    'mediaId', m.id, 'key', m.key, 'altText', coalesce(pm.alt_text, m.alt_text), 'mimeType', m.mime_type,
    'width', m.width, 'height', m.height, 'bytes', m.bytes, 'fileName', m.file_name
  ) order by pm.position), '[]'::json)
  from post_media pm join media m on m.id = pm.media_id where pm.post_id = posts.id)`

const attempts = sql`(
  select coalesce(json_agg(json_build_object(
    'id', a.id, 'number', a.number, 'contentHash', a.content_hash, 'startedAt', a.started_at, 'submittedAt', a.submitted_at,
    'finishedAt', a.finished_at, 'outcome', a.outcome, 'httpStatus', a.http_status,
    'errorCode', a.error_code, 'errorDetail', a.error_detail
  ) order by a.number), '[]'::json)
  from attempts a where a.target_id = t.id)`

const targetsWith = (story: boolean) => sql<Target[]>`(
  select coalesce(json_agg(json_build_object(
    'id', t.id, 'accountId', t.account_id, 'platform', t.platform, 'status', t.status,
    'generation', t.generation, 'dueAt', t.due_at, 'scheduledAt', t.scheduled_at, 'content', t.content,
    'contentHash', t.content_hash, 'attempt', t.attempt, 'inDoubt', t.in_doubt, 'remoteId', t.remote_id, 'remoteUrl', t.remote_url,
    'publishedAt', t.published_at, 'errorCode', t.error_code, 'errorDetail', t.error_detail,
    'wakeUpId', t.wake_up_id, 'checkAt', t.check_at, 'attempts', ${story ? attempts : sql`'[]'::json`}
  ) order by t.id), '[]'::json)
  from post_targets t where t.post_id = posts.id)`

const linkImageKey = sql<string | null>`(
  select m.key from media m
  where m.id = posts.link->>'imageMediaId' and m.organization_id = posts.organization_id)`

const organizationTimeZone = sql<string>`(
  select o.time_zone from organizations o where o.id = posts.organization_id)`

const requiresApproval = sql<boolean>`(
  select o.requires_approval from organizations o where o.id = posts.organization_id)`

const approvedByName = sql<string | null>`(select u.name from users u where u.id = posts.approved_by)`

const approvalStep = sql<ApprovalStep | null>`(
  select json_build_object('action', l.action, 'at', l.created_at, 'comment', l.detail ->> 'comment',
    'name', (select u.name from users u where u.id = l.actor_id))
  from audit_log l
  where l.object_id = posts.id and l.organization_id = posts.organization_id and posts.approved_hash is null
    and l.action in (${sql.join(
      approvalActions.map((action) => sql`${action}`),
      sql`, `,
    )})
  order by l.id desc limit 1)`

/** Posts with everything that belongs to them, in one statement. `story` brings the attempts and the last step to approval along. */
export function selectPosts(db: Database, where: SQL | undefined, options: { story: boolean }) {
  return db
    .select({
      ...getTableColumns(posts),
      variants,
      media,
      targets: targetsWith(options.story),
      linkImageKey,
      organizationTimeZone,
      requiresApproval,
      approvedByName,
      approvalStep: options.story ? approvalStep : sql<null>`null`,
    })
    .from(posts)
    .where(where)
}

/** Condition for one post of one organization. */
export const isPost = (organizationId: string, postId: string): SQL | undefined =>
  and(eq(posts.organizationId, organizationId), eq(posts.id, postId))
