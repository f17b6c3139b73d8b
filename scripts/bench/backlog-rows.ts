import type pg from 'pg'
import { renderFor } from '../../core/render.ts'
import { newId, type SeededAccount } from './seed.ts'

/** Published posts of one account, and events that were told, when nothing waits yet. */
export interface History {
  account: SeededAccount
  rows: number
}

const content = JSON.stringify(
  renderFor(
    {
      text: 'A post that waits for its turn, about as long as posts are.',
      link: null,
      media: [],
      variants: {},
    },
    { platform: 'mastodon' },
  ),
)

/**
 * Adds posts that wait, from number `from` to `to`, on all accounts in turn, over the 30 days that begin in an hour.
 * Those that the queue takes already (7 days ahead) are armed; none comes into its horizon while we measure.
 */
export async function addWaiting(
  client: pg.Client,
  accounts: readonly SeededAccount[],
  from: number,
  to: number,
): Promise<void> {
  await inBulk(client, async () => {
    await client.query(
      `with owners as (
         select position::int - 1 as place, "id", "organizationId"
         from rows from (jsonb_to_recordset($1::jsonb) as ("id" text, "organizationId" text))
           with ordinality as owner("id", "organizationId", position)
       ), given as (
         select lpad(to_hex(number), 26, '0') as tail, owners.*,
           now() + interval '1 hour' + interval '30 days' * ((number::bigint * 7919) % 1000003) / 1000003.0 as at
         from generate_series($2::int, $3::int - 1) as number
         join owners on owners.place = number % $4
       ), posts_written as (
         insert into posts (id, organization_id, status, text, account_ids, scheduled_at, time_zone, content_hash, created_by)
         select 'post_' || tail, "organizationId", 'SCHEDULED', $5::jsonb ->> 'text', array["id"], at, 'UTC', 'hash', 'user_measured'
         from given
       )
       insert into post_targets (id, organization_id, post_id, account_id, platform, status, due_at, scheduled_at,
         content, content_hash, marks, wake_up_id, wake_up_generation)
       select 'tgt_' || tail, "organizationId", 'post_' || tail, "id", 'mastodon', 'QUEUED', at, at, $5::jsonb, 'hash',
         jsonb_build_object('idempotencyKey', tail),
         case when at < now() + interval '169 hours' then 'msg_' || tail end,
         case when at < now() + interval '169 hours' then 1 end
       from given
       where at < now() + interval '169 hours' or at > now() + interval '170 hours'`,
      [JSON.stringify(accounts), from, to, accounts.length, content],
    )
  })
  await client.query('vacuum (analyze) posts, post_targets')
}

/** What a busy installation looks back on: published posts of one account over a year, their attempts, and events that were told. */
export async function addHistory(client: pg.Client, { account, rows }: History): Promise<void> {
  const given = `select 'v' || lpad(to_hex(number), 25, '0') as tail,
    now() - interval '365 days' * number / $3 as at from generate_series(1, $3::int) as number`
  const values = [account.organizationId, account.id, rows]
  await inBulk(client, async () => {
    await client.query(
      `insert into posts (id, organization_id, status, text, account_ids, scheduled_at, time_zone, content_hash, created_by)
       select 'post_' || tail, $1, 'PUBLISHED', 'Long ago', array[$2], at, 'UTC', 'hash', 'user_measured' from (${given}) g`,
      values,
    )
    await client.query(
      `insert into post_targets (id, organization_id, post_id, account_id, platform, status, due_at, scheduled_at,
         content, content_hash, attempt, remote_id, remote_url, published_at)
       select 'tgt_' || tail, $1, 'post_' || tail, $2, 'mastodon', 'PUBLISHED', at, at, $4::jsonb, 'hash', 1,
         'old-' || tail, 'http://platform.example/' || tail, at from (${given}) g`,
      [...values, content],
    )
    await client.query(
      `insert into attempts (id, organization_id, target_id, number, started_at, submitted_at, finished_at, outcome)
       select 'att_' || tail, $1, 'tgt_' || tail, 1, at, at, at, 'ACCEPTED' from (${given}) g where $2 <> ''`,
      values,
    )
    // Ids sort by time: these are younger than what a sweep erases, and older than what is told next.
    await client.query(
      `insert into outbox (id, organization_id, type, payload, sent_at)
       select 'evt_' || left($4, 10) || right(tail, 16), $1, 'post.changed', '{}', now() from (${given}) g where $2 <> ''`,
      [...values, newId('event', Date.now() - 86_400_000).slice(4)],
    )
    await client.query(
      `insert into audit_log (id, organization_id, actor_type, actor_id, action, object_type, object_id)
       select 'aud_' || left($4, 10) || right(tail, 16), $1, 'system', 'system:publishing', 'target.published', 'target',
         'tgt_' || tail from (${given}) g where $2 <> ''`,
      [...values, newId('event', Date.now() - 86_400_000).slice(4)],
    )
  })
  await client.query('vacuum (analyze)')
}

/**
 * A million rows are written many times faster without looking up their foreign keys, which are right by construction,
 * and with the indexes built afterwards.
 */
async function inBulk(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid in ('posts'::regclass, 'post_targets'::regclass) and not indisprimary`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await client.query('set session_replication_role = replica')
  await work()
  await client.query('set session_replication_role = origin')
  for (const { definition } of rows) await client.query(definition)
}
