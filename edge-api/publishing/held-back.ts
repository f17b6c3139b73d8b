import { type SQL, sql } from 'drizzle-orm'
import { authorMayNotPublish, notApproved, tooLate } from '../../core/holds.ts'
import { availablePlatforms, rulesOf } from '../../core/platforms/index.ts'
import { permissions } from '../../core/roles.ts'
import { fixed } from '../../db/fixed.ts'
import { outcomeUnknown } from './results.ts'

/** What each says, for a person. */
const details: Record<string, string> = {
  [tooLate]: 'Its time had passed by more than the organization tolerates, so nothing was sent.',
  [notApproved]: 'What would have gone out has not been approved, so nothing was sent.',
  [authorMayNotPublish]: 'Whoever scheduled it may no longer publish here, so nothing was sent.',
  [outcomeUnknown]: 'An earlier try may have gone through, and by now it must not simply be tried again.',
}

const schedulers = sql.join(
  permissions['post.schedule'].map((role) => sql`${role}`),
  sql`, `,
)

/** Seconds for which a platform recognises a repetition, for a target `u`; null for ever. */
const repeatable = sql`case u.platform ${sql.join(
  availablePlatforms.map((id) => sql`when ${id} then ${rulesOf(id).repeatable}::int`),
  sql` `,
)} end`

const objection = sql`case
  when u.in_doubt and exists (
    select from attempts sent where sent.target_id = u.id and sent.started_at >= u.scheduled_at
      and sent.outcome = 'UNKNOWN' and sent.submitted_at < now() - make_interval(secs => ${repeatable}))
    then ${outcomeUnknown}
  when now() - u.scheduled_at > make_interval(secs => o.late_tolerance_seconds) then ${tooLate}
  when o.requires_approval and (p.approved_hash is null or p.approved_hash is distinct from p.content_hash)
    then ${notApproved}
  when u.appointed_by_kind = 'user' and not exists (
    select from members m where m.organization_id = u.organization_id and m.user_id = u.appointed_by
      and m.role in (${schedulers})) then ${authorMayNotPublish}
  when u.appointed_by_kind = 'apiKey' and not exists (
    select from api_keys k where k.organization_id = u.organization_id and k.id = u.appointed_by
      and k.revoked_at is null) then ${authorMayNotPublish}
  end`

/**
 * Why a queued target `u` of the post `p` and the organization `o` must not go out by itself now, or null. What was in
 * order when it was scheduled is looked at again: lateness, approval, and whoever appointed it. With an earlier try in
 * doubt the question to the person is another one, for then it may be live; so it is when the platform would no longer
 * recognise the repetition. (Without the offset Postgres would look for the objection twice.)
 */
export const heldBackBecause = fixed<string | null>(sql`(
  select case when u.in_doubt and against.code is not null then ${outcomeUnknown} else against.code end
  from (select ${objection} as code offset 0) against)`)

const sentences = fixed(
  sql.join(
    Object.entries(details).map(([name, words]) => sql`when ${name} then ${words}`),
    sql` `,
  ),
)

/** The sentence to a code in SQL, null for none. */
export const heldBackDetail = (code: SQL): SQL => sql`case ${code} ${sentences} end`
