import { type SQL, sql } from 'drizzle-orm'
import { availablePlatforms, type PlatformId, type Rate, rulesOf } from '../../core/platforms/index.ts'
import type { Statement } from '../../db/batch.ts'
import { fixed } from '../../db/fixed.ts'
import type { Deps } from '../deps.ts'

/** What a hold of the platform concerns. */
export type PaceScope = 'account' | 'platform'

const accountBucket = (t: SQL): SQL => sql`'account:' || ${t}.account_id`

/** The keys of the buckets, in SQL, that a target `t` takes from. */
export const bucketsOf = (t: SQL): SQL => sql`${accountBucket(t)}, 'platform:' || ${t}.platform`

const step = ({ posts, seconds }: Rate) => seconds / posts

/**
 * The rows `(platform, account_step, account_burst, app_step, app_burst)` in seconds: a post uses up one step of its
 * bucket, and a bucket may be used up to its burst ahead. `app_step` is null where there is no limit for all accounts.
 */
export const paces = fixed(
  sql`(values ${sql.join(
    availablePlatforms.map((platform) => {
      const { account, app } = rulesOf(platform).pace
      const numbers = [account, app].flatMap((rate) =>
        rate ? [step(rate), rate.seconds - step(rate)] : [null, null],
      )
      return sql`(${platform}::text, ${sql.join(
        numbers.map((number) => sql`${number}::float8`),
        sql`, `,
      )})`
    }),
    sql`, `,
  )}) as paces(platform, account_step, account_burst, app_step, app_burst)`,
)

/** Whether a bucket takes one more post: it is not held, and used up to its burst ahead at most. */
const hasRoom = (bucket: SQL, burst: SQL): SQL => sql`(coalesce(${bucket}.held_until, '-infinity') <= now()
  and ${bucket}.spent_until <= now() + make_interval(secs => ${burst}))`

/** Whether the account of a row `sending (account_id, account_burst)` takes one more post. */
export const accountHasRoom = fixed(sql`not exists (
  select from pace_buckets b where b.key = ${accountBucket(sql`sending`)}
    and not ${hasRoom(sql`b`, sql`sending.account_burst`)})`)

/**
 * Takes one post's share out of a bucket for each row of `wanting`, which has `key`, `step` and `burst`; answers the
 * keys that had room. Two workers that ask at once are served one after the other.
 */
export const takeShare = (wanting: SQL): SQL => sql`
  insert into pace_buckets (key, spent_until)
  select wanting.key, now() + make_interval(secs => wanting.step) from ${wanting} as wanting
  on conflict (key) do update
    set spent_until = greatest(pace_buckets.spent_until, now()) + (excluded.spent_until - now()),
      held_until = null, held_because = null
    where ${hasRoom(
      sql`pace_buckets`,
      sql`(select other.burst from ${wanting} as other where other.key = pace_buckets.key)`,
    )}
  returning key`

/** Seconds until every bucket of a target `t` has room again, 0 when it has. */
export const paceWait = (t: SQL): SQL => sql`(
  select coalesce(greatest(0, max(extract(epoch from greatest(
    coalesce(b.held_until, '-infinity'),
    b.spent_until - make_interval(secs => case when b.key like 'account:%' then paces.account_burst else paces.app_burst end)
  ) - now()))), 0)::float8
  from ${paces} join pace_buckets b on b.key in (${bucketsOf(t)})
  where paces.platform = ${t}.platform)`

/** Sends nothing more to an account, or with our app to a platform, for so many seconds: it asked for that. */
export function hold(
  deps: Deps,
  held: { scope: PaceScope; accountId: string; platform: PlatformId; seconds: number; because: string },
): Statement {
  const key = held.scope === 'account' ? `account:${held.accountId}` : `platform:${held.platform}`
  return deps.db.execute(sql`
    insert into pace_buckets (key, held_until, held_because)
    values (${key}, now() + make_interval(secs => ${held.seconds}), ${held.because})
    on conflict (key) do update set
      held_until = greatest(pace_buckets.held_until, excluded.held_until), held_because = excluded.held_because`)
}
