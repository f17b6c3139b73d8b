import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { type availablePlatforms, platformIds, rulesOf } from '../../core/platforms/index.ts'
import type { Deps } from '../deps.ts'
import { type QueueState, sweepBeat } from './heartbeat.ts'
import { pacedCode } from './put-off.ts'

export const delayCodes = [
  /** No sweep has run for minutes: what a wake-up missed is found by nobody. */
  'SWEEP_SILENT',
  /** The queue takes no wake-ups: the sweep does its work, up to a minute later. */
  'QUEUE_UNREACHABLE',
  /** A platform asked us to wait, or an account has had as many posts as it takes. */
  'PLATFORM_HOLDS',
  /** Tries on a platform failed or got no clear answer, and are repeated. */
  'PLATFORM_FAILING',
  /** More is due than is worked off. */
  'BACKLOG',
  /** News of what happened waits to be delivered. */
  'EVENTS_WAITING',
] as const

/** Whether publishing is on time, and if not, why. */
export const PublishingHealth = z.object({
  state: z.enum(['on-time', 'delayed']),
  /** Posts on accounts whose time has passed by more than 90 seconds and that have no result yet. */
  overdue: z.int(),
  /** How long the oldest of them waits, in seconds. */
  oldestSeconds: z.int().nullable(),
  reasons: z.array(
    z.object({
      code: z.enum(delayCodes),
      detail: z.string(),
      platform: z.enum(platformIds).nullable(),
      accountId: z.string().nullable(),
      /** When it is expected to end, where that is known. */
      until: z.iso.datetime().nullable(),
    }),
  ),
})
export type PublishingHealth = z.infer<typeof PublishingHealth>
type Reason = PublishingHealth['reasons'][number]

/** How late counts as late, and how long a sweep may be silent, in seconds. */
const grace = 90
const silence = 180
/** Rows that one look goes through at most. */
const most = 1_000

interface Late {
  platform: (typeof availablePlatforms)[number]
  accountId: string
  handle: string
  /** `held`, `failing` or `waiting`. */
  why: string
  detail: string | null
  count: number
  oldest: number
  until: string | null
}

interface Signs {
  late: Late[]
  sweptAgo: number | null
  queue: QueueState | null
  eventsWaiting: number
}

/**
 * Looks whether publishing keeps its times, for one organization or (null) for the whole installation, in one round
 * trip that costs the same however much is scheduled for later.
 */
export async function readDelays(deps: Deps, organizationId: string | null): Promise<PublishingHealth> {
  const { late, sweptAgo, queue, eventsWaiting } = await readSigns(deps, organizationId)
  const reasons: Reason[] = []
  const add = (code: Reason['code'], detail: string, more: Partial<Reason> = {}) =>
    reasons.push({ code, detail, platform: null, accountId: null, until: null, ...more })
  const overdue = late.reduce((sum, { count }) => sum + count, 0)
  const isSilent = sweptAgo !== null && sweptAgo > silence
  if (isSilent) add('SWEEP_SILENT', `The sweep last ran ${Math.round(sweptAgo / 60)} minutes ago.`)
  if (queue === 'unreachable' && overdue > 0) {
    add('QUEUE_UNREACHABLE', 'The queue takes no wake-ups, so that posts go out up to a minute later.')
  }
  for (const { platform, accountId, handle, why, detail, until } of late) {
    const { name } = rulesOf(platform)
    const about = { platform, accountId, until: until === null ? null : new Date(until).toISOString() }
    if (why === 'held')
      add('PLATFORM_HOLDS', detail ?? `${name} takes nothing more from ${handle} for now.`, about)
    else if (why === 'failing') {
      add(
        'PLATFORM_FAILING',
        `${name} gave ${handle} no clear answer, so that it is tried or looked for again.`,
        about,
      )
    } else if (!isSilent)
      add('BACKLOG', `More is due on ${handle} (${name}) than could be sent so far.`, about)
  }
  if (eventsWaiting > 0) {
    add(
      'EVENTS_WAITING',
      `${eventsWaiting} pieces of news have waited for more than five minutes to be delivered.`,
    )
  }
  return {
    state: overdue > 0 || isSilent ? 'delayed' : 'on-time',
    overdue,
    oldestSeconds: overdue > 0 ? Math.round(Math.max(...late.map(({ oldest }) => oldest))) : null,
    reasons,
  }
}

async function readSigns(deps: Deps, organizationId: string | null): Promise<Signs> {
  const ours = organizationId === null ? sql`true` : sql`t.organization_id = ${organizationId}`
  const theirs = organizationId === null ? sql`true` : sql`o.organization_id = ${organizationId}`
  const { rows } = await deps.db.execute<Record<string, unknown> & Signs>(sql`
    with late as (
      select t.platform, t.account_id, t.scheduled_at, t.error_detail, t.due_at, t.status,
        case when t.status = 'QUEUED' and t.error_code = ${pacedCode} then 'held'
          when t.status = 'CONFIRMING' or (t.status = 'QUEUED' and t.error_code is not null) then 'failing'
          else 'waiting' end as why
      from post_targets t
      where t.status in ('QUEUED', 'PUBLISHING', 'CONFIRMING')
        and t.scheduled_at < now() - make_interval(secs => ${grace}) and ${ours}
      order by t.scheduled_at limit ${most}
    ),
    grouped as (
      select late.platform, late.account_id as "accountId", a.handle, late.why, max(late.error_detail) as detail,
        count(*)::int as count, extract(epoch from now() - min(late.scheduled_at))::float8 as oldest,
        max(late.due_at) filter (where late.why = 'held') as until
      from late join social_accounts a on a.id = late.account_id
      group by late.platform, late.account_id, a.handle, late.why
      order by count desc limit 50
    )
    select (select coalesce(json_agg(grouped), '[]'::json) from grouped) as late,
      (select extract(epoch from now() - h.at)::float8 from heartbeats h where h.name = ${sweepBeat}) as "sweptAgo",
      (select h.detail ->> 'queue' from heartbeats h where h.name = ${sweepBeat}) as queue,
      (select count(*)::int from (select from outbox o where o.sent_at is null and ${theirs}
        and o.available_at < now() - interval '5 minutes' limit ${most}) as waiting) as "eventsWaiting"`)
  return rows[0] ?? { late: [], sweptAgo: null, queue: null, eventsWaiting: 0 }
}
