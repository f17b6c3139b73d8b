import { type SQL, sql } from 'drizzle-orm'
import { availablePlatforms, rulesOf } from '../../../core/platforms/index.ts'
import type { PlatformId, PlatformRules } from '../../../core/platforms/platform.ts'
import type { TargetStatus } from '../../../core/states.ts'
import type { Database } from '../../../db/client.ts'

/** What the queries are about: a post of an organization, its accounts and a moment. */
interface WarnScope {
  organizationId: string
  postId: string
  /** In place of the post's own. */
  accountIds: readonly string[] | null
  at: Date
}

/** Another post on one of the accounts, or on another account of a platform that forbids copies. */
export interface Neighbour extends Record<string, unknown> {
  postId: string
  accountId: string
  platform: PlatformId
  status: TargetStatus
  at: string
  text: string
}

const days = 30
/** Posts of one account that are read on each side of the moment, the nearest ones. */
const nearest = 60
/** Targets of one account that are counted at most for one limit. */
const countedUpTo = 20_000

const rules = availablePlatforms.map((platform) => rulesOf(platform))

const list = (values: readonly string[]) =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )

/** What has gone out or may still: not what failed, was held back for good or cancelled. */
const counts = sql`t.status in ('QUEUED', 'PUBLISHING', 'CONFIRMING', 'PUBLISHED', 'NEEDS_REVIEW')`

/** The accounts the post goes to. */
function chosenAccounts({ organizationId, postId, accountIds }: WarnScope): SQL {
  const ids =
    accountIds === null
      ? sql`select unnest(p.account_ids) from posts p where p.id = ${postId} and p.organization_id = ${organizationId}`
      : accountIds.length === 0
        ? sql`select null::text`
        : list(accountIds)
  return sql`select s.id, s.platform from social_accounts s
    where s.organization_id = ${organizationId} and s.deleted_at is null and s.id in (${ids})`
}

/** The posts around the moment, in the order of the index on account and time. */
export function selectNeighbours(db: Database, scope: WarnScope) {
  const { organizationId, postId, at } = scope
  const instant = sql`${at.toISOString()}::timestamptz`
  const reach = sql`make_interval(days => ${days})`
  const forbidding = rules.filter(({ posting }) => posting.forbidsCopies).map(({ id }) => id as string)
  const side = (range: SQL, order: SQL) => sql`
    (select t.post_id, t.account_id, t.platform, t.status, t.scheduled_at, t.published_at, t.content
      from post_targets t join posts p on p.id = t.post_id
      where t.account_id = a.id and t.organization_id = ${organizationId} and t.post_id <> ${postId}
        and p.deleted_at is null and ${counts} and ${range}
      order by t.scheduled_at ${order} limit ${nearest})`
  return db.execute<Neighbour>(sql`
    with chosen as (${chosenAccounts(scope)}),
    watched as (
      select id from chosen
      union
      select s.id from social_accounts s
      where s.organization_id = ${organizationId} and s.deleted_at is null
        and s.platform in (${list(forbidding)}) and s.platform in (select platform from chosen)
    )
    select n.post_id as "postId", n.account_id as "accountId", n.platform, n.status,
      coalesce(n.published_at, n.scheduled_at) as at, n.content ->> 'text' as text
    from watched a cross join lateral (
      ${side(sql`t.scheduled_at between ${instant} - ${reach} and ${instant}`, sql`desc`)}
      union all
      ${side(sql`t.scheduled_at > ${instant} and t.scheduled_at < ${instant} + ${reach}`, sql`asc`)}
    ) n`)
}

/** Every limit of a platform, for each account or for all accounts of an app together. */
export function limitsOf({ pace, posting }: PlatformRules) {
  return [
    { ...pace.account, per: 'account' as const },
    ...posting.furtherLimits.map((rate) => ({ ...rate, per: 'account' as const })),
    ...(pace.app ? [{ ...pace.app, per: 'app' as const }] : []),
  ]
}

/** How many posts lie before and after the moment within the stretch of a limit. */
export interface LimitCount extends Record<string, unknown> {
  platform: PlatformId
  accountId: string
  seconds: number
  before: number
  after: number
}

export function selectLimitCounts(db: Database, scope: WarnScope) {
  const { organizationId, postId, at } = scope
  const instant = sql`${at.toISOString()}::timestamptz`
  const limits = rules.flatMap((each) =>
    limitsOf(each).map(({ seconds, per }) => sql`(${each.id}::text, ${seconds}::int, ${per}::text)`),
  )
  return db.execute<LimitCount>(sql`
    with chosen as (${chosenAccounts(scope)}),
    rule (platform, seconds, per) as (values ${sql.join(limits, sql`, `)}),
    counted as (
      select s.id, r.platform, r.seconds from rule r join social_accounts s
        on s.organization_id = ${organizationId} and s.platform = r.platform and s.deleted_at is null
      where r.platform in (select platform from chosen) and (r.per = 'app' or s.id in (select id from chosen))
    )
    select c.platform, c.id as "accountId", c.seconds, n.before, n.after
    from counted c cross join lateral (
      select count(*) filter (where near.scheduled_at <= ${instant})::int as before,
        count(*) filter (where near.scheduled_at > ${instant})::int as after
      from (
        select t.scheduled_at from post_targets t
        where t.account_id = c.id and t.organization_id = ${organizationId} and t.post_id <> ${postId}
          and ${counts}
          and t.scheduled_at > ${instant} - make_interval(secs => c.seconds)
          and t.scheduled_at < ${instant} + make_interval(secs => c.seconds)
        limit ${countedUpTo}
      ) near
    ) n`)
}

/** How many posts of a platform that charges lie in the month of the moment, by whether they carry an address. */
export interface Spending extends Record<string, unknown> {
  platform: PlatformId
  plain: number
  withAddress: number
}

export function selectSpending(db: Database, scope: WarnScope) {
  const { organizationId, postId, at } = scope
  const charging = rules.filter(({ posting }) => posting.price !== null).map(({ id }) => id as string)
  const instant = sql`${at.toISOString()}::timestamptz`
  // The database does not know every ending of an address; what has a scheme or begins with www. is one for sure.
  const carriesAddress = sql`t.content ->> 'text' ~* '(https?://|(^|[^[:alnum:]])www\\.)'`
  return db.execute<Spending>(sql`
    with chosen as (${chosenAccounts(scope)}),
    month as (
      select date_trunc('month', ${instant} at time zone o.time_zone) as begins, o.time_zone as zone
      from organizations o where o.id = ${organizationId}
    )
    select t.platform, count(*) filter (where not (${carriesAddress}))::int as plain,
      count(*) filter (where ${carriesAddress})::int as "withAddress"
    from month, social_accounts s join post_targets t on t.account_id = s.id
    where s.organization_id = ${organizationId} and s.platform in (${list(charging)})
      and s.platform in (select platform from chosen) and t.organization_id = s.organization_id and t.post_id <> ${postId} and ${counts}
      and t.scheduled_at >= month.begins at time zone month.zone
      and t.scheduled_at < (month.begins + interval '1 month') at time zone month.zone
      and exists (select 1 from posts p where p.id = t.post_id and p.deleted_at is null)
    group by t.platform`)
}
