import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { isCertainlyOffline, isHoldReason } from '../../../core/holds.ts'
import type { TargetStatus } from '../../../core/states.ts'
import { type Ctx, permit } from '../../context.ts'
import type { Config } from '../../deps.ts'
import { mediaAddress } from '../media/media-view.ts'
import { pageQuery } from '../page.ts'
import type { ReviewItem, ReviewPage } from './review-view.ts'

export const ListReviewsInput = z.strictObject({
  ...pageQuery,
  /** `post_….tgt_…` of the last item. */
  cursor: z
    .string()
    .regex(/^post_\w{26}\.tgt_\w{26}$/)
    .optional(),
})

/** Up to which the waiting ones are counted. */
const countedUpTo = 1_000

interface Row extends Record<string, unknown> {
  id: string
  postId: string
  revision: number
  postStatus: ReviewItem['postStatus']
  platform: ReviewItem['platform']
  account: Omit<ReviewItem['account'], 'isUsable'> & { status: string; deletedAt: string | null }
  code: string | null
  detail: string | null
  content: ReviewItem['content']
  files: { id: string; key: string; altText: string | null }[]
  scheduledAt: string
  timeZone: string | null
  triedAt: string | null
  attempt: number
  /** All targets of the post that were not taken off. */
  open: { status: TargetStatus; errorCode: string | null; inDoubt: boolean }[]
}

/** Every target that waits for a person, newest posts first. */
export async function listReviews(ctx: Ctx, input: z.infer<typeof ListReviewsInput>): Promise<ReviewPage> {
  const organizationId = permit(ctx, 'post.read')
  const { db, config } = ctx.deps
  const [post = null, target = null] = input.cursor?.split('.') ?? []
  // A post waits as long as one of its targets does, so that its status finds them in the order of an index.
  const waiting = sql`from posts p join post_targets t on t.post_id = p.id and t.organization_id = p.organization_id
    where p.organization_id = ${organizationId} and p.status = 'NEEDS_REVIEW' and p.deleted_at is null
      and t.status = 'NEEDS_REVIEW'`
  const after = post === null ? sql`` : sql`and p.id <= ${post} and (p.id, t.id) < (${post}, ${target})`
  const [page, count] = await db.batch([
    db.execute<Row>(sql`
      select t.id, p.id as "postId", p.revision, p.status as "postStatus", t.platform,
        t.error_code as code, t.error_detail as detail, t.content, t.attempt, t.scheduled_at as "scheduledAt",
        p.time_zone as "timeZone",
        (select a.submitted_at from attempts a where a.target_id = t.id and a.submitted_at is not null
          order by a.number desc limit 1) as "triedAt",
        (select json_build_object('id', s.id, 'handle', s.handle, 'displayName', s.display_name,
          'avatarUrl', s.avatar_url, 'profileUrl', s.profile_url, 'status', s.status, 'deletedAt', s.deleted_at)
          from social_accounts s where s.id = t.account_id) as account,
        (select coalesce(json_agg(json_build_object('id', m.id, 'key', m.key, 'altText', m.alt_text)), '[]'::json)
          from media m where m.organization_id = t.organization_id and m.id in (
            select medium ->> 'id' from jsonb_array_elements(t.content -> 'media') as medium
            union all select t.content -> 'card' ->> 'imageMediaId')) as files,
        (select json_agg(json_build_object('status', o.status, 'errorCode', o.error_code, 'inDoubt', o.in_doubt))
          from post_targets o where o.post_id = p.id and o.organization_id = p.organization_id
            and o.status <> 'CANCELLED') as open
      ${waiting} ${after}
      order by p.id desc, t.id desc limit ${input.limit + 1}`),
    db.execute<{ count: number }>(sql`
      select count(*)::int as count from (select 1 ${waiting} limit ${countedUpTo}) as counted`),
  ])
  const items = page.rows.slice(0, input.limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => toItem(config, row)),
    nextCursor: page.rows.length > input.limit && last ? `${last.postId}.${last.id}` : null,
    waiting: count.rows[0]?.count ?? 0,
  }
}

function toItem(config: Config, row: Row): ReviewItem {
  const { id, account, code, files, scheduledAt, triedAt, open, content, ...fields } = row
  const { status, deletedAt, ...shown } = account
  const addressOf = (mediaId: string | null | undefined) => {
    const file = files.find((each) => each.id === mediaId)
    return file ? mediaAddress(config, file.key) : null
  }
  return {
    ...fields,
    targetId: id,
    account: { ...shown, isUsable: status === 'ACTIVE' && deletedAt === null },
    code: code ?? 'OUTCOME_UNKNOWN',
    isHeldBack: isHoldReason(code),
    canBeTakenBack: open.every(isCertainlyOffline),
    content,
    images: content.media.flatMap((medium) => {
      const url = addressOf(medium.id)
      return url === null ? [] : [{ id: medium.id, url, altText: medium.altText }]
    }),
    cardImageUrl: addressOf(content.card?.imageMediaId),
    scheduledAt: new Date(scheduledAt).toISOString(),
    triedAt: triedAt === null ? null : new Date(triedAt).toISOString(),
  }
}
