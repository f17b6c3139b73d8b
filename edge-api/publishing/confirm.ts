import { eq, sql } from 'drizzle-orm'
import { type AttemptOutcome, postTargets } from '../../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { platformOf } from '../platforms/find.ts'
import { type Confirmation, PlatformError } from '../platforms/platform.ts'
import { type Ending, type Fault, finish } from './finish.ts'
import { type HeldTarget, heldColumns, publishRequest, triesBefore } from './held-target.ts'
import { checkPauseAfter, type PublishingOptions } from './options.ts'
import { notAccepted } from './publish-target.ts'
import { outcomeUnknown, type WakeResult } from './results.ts'
import { arm } from './wake-ups.ts'
import { AccountRevoked, withSession } from './with-session.ts'
import { within } from './within.ts'

interface Unconfirmed extends HeldTarget {
  /** When the first call of unknown outcome went out, and how many seconds ago the last one did. */
  submittedAt: string
  firstAge: number
  age: number
  /** The newest attempt was refused, while an earlier one is in doubt. */
  refusal: (Fault & { outcome: AttemptOutcome }) | null
  /** Live posts of the account that belong to other targets. */
  claimed: string[]
  /** Other targets of the account with the very same content whose post is not known either. */
  twins: number
}

/**
 * Finds out what became of a target of unknown outcome, if it is time to look: found → published; absent for long
 * enough → another try; unreadable for too long → a person is asked. Null when there was nothing to look at.
 */
export async function confirmTarget(
  deps: Deps,
  targetId: string,
  options: PublishingOptions,
): Promise<WakeResult | null> {
  const target = await takeCheck(deps, targetId, options)
  if (!target) return null
  const guard = eq(postTargets.checks, target.checks)
  const confirmation = await look(deps, target, options)
  switch (confirmation.kind) {
    case 'found':
      return finish(deps, target, { kind: 'published', post: confirmation.post }, options)
    case 'absent': {
      const ending = absence(deps, target, options, confirmation.unread === true)
      if (ending === null) break
      return finish(deps, target, ending, options, guard)
    }
    case 'unreadable':
      if (target.age < options.confirmWithin && !confirmation.forGood) break
      return finish(
        deps,
        target,
        {
          kind: 'review',
          fault: {
            code: outcomeUnknown,
            detail: `It could not be found out whether the post is live: ${confirmation.detail}`,
            httpStatus: null,
          },
        },
        options,
        guard,
      )
  }
  return lookAgain(deps, target, options, confirmation)
}

/**
 * What the post's absence means by now, null while that is open. Where the platform recognises a repetition, the next
 * try may come early; what ends the target, or lets people take it back, waits until the absence is sure.
 */
function absence(
  deps: Deps,
  target: Unconfirmed,
  options: PublishingOptions,
  unread: boolean,
): Ending | null {
  const { age, refusal } = target
  const isSure = age >= options.absentForSure && !unread
  if (refusal !== null) {
    return isSure ? { kind: 'failed', fault: refusal, outcome: refusal.outcome, revoked: null } : null
  }
  const fault: Fault = {
    code: 'NOT_THERE',
    detail: 'The platform did not answer clearly; the post is not there.',
    httpStatus: null,
  }
  const ending = notAccepted(target, options, fault)
  if (ending.kind !== 'retry') return isSure ? ending : null
  if (age < options.absentAfter[platformOf(deps, target.platform).platform.id]) return null
  return { ...ending, pause: 0, ...(isSure ? { absent: 'for-sure' as const } : {}) }
}

/** Takes the right to look, for as long as a lease, so that two workers do not look at once. */
async function takeCheck(
  deps: Deps,
  targetId: string,
  options: PublishingOptions,
): Promise<Unconfirmed | null> {
  const { rows } = await deps.db.execute<Record<string, unknown> & Unconfirmed>(sql`
    with t as (
      update post_targets set checks = checks + 1, check_at = now() + make_interval(secs => ${options.lease})
      where id = ${targetId} and status = 'CONFIRMING' and check_at <= now()
      returning *
    )
    select ${heldColumns}, ${triesBefore} as tries, coalesce(sent.first, a.started_at) as "submittedAt",
      extract(epoch from now() - coalesce(sent.first, a.started_at))::float8 as "firstAge",
      extract(epoch from now() - coalesce(sent.last, a.started_at))::float8 as age,
      case when a.outcome in ('REJECTED', 'NOT_ACCEPTED') then json_build_object(
        'code', a.error_code, 'detail', a.error_detail, 'httpStatus', a.http_status, 'outcome', a.outcome)
      end as refusal,
      (select coalesce(json_agg(other.remote_id), '[]'::json) from post_targets other
        where other.account_id = t.account_id and other.remote_id is not null
          and other.published_at > coalesce(sent.first, a.started_at) - interval '2 days') as claimed,
      (select count(*)::int from post_targets twin
        where twin.account_id = t.account_id and (twin.status in ('PUBLISHING', 'CONFIRMING', 'NEEDS_REVIEW')
            or (twin.status = 'QUEUED' and twin.in_doubt))
          and twin.id <> t.id and twin.content_hash = t.content_hash
          and exists (select from attempts sent where sent.target_id = twin.id and sent.submitted_at is not null)
      ) as twins
    from t join attempts a on a.target_id = t.id and a.number = t.attempt
      cross join lateral (
        select min(call.submitted_at) as first, max(call.submitted_at) as last from attempts call
        where call.target_id = t.id and call.started_at >= t.scheduled_at and call.outcome = 'UNKNOWN'
      ) sent`)
  return rows[0] ?? null
}

type Look = Exclude<Confirmation, { kind: 'unreadable' }> | Unreadable
interface Unreadable {
  kind: 'unreadable'
  detail: string
  /** Waiting cannot help. */
  forGood: boolean
}

async function look(deps: Deps, target: Unconfirmed, options: PublishingOptions): Promise<Look> {
  const { platform, tools } = platformOf(deps, target.platform)
  try {
    if (target.account.deletedAt) throw new AccountRevoked(target.account, 'The account was disconnected.')
    const request = publishRequest(deps, target)
    const { submittedAt, firstAge, age, claimed, twins } = target
    const search = { attemptedAt: new Date(submittedAt), firstAge, age, claimed, twins }
    const confirmation = await withSession(deps, target.account, (session) =>
      within(options.submitWithin, 'not-accepted', tools, (bounded) =>
        platform.confirm(bounded, session, request, search),
      ),
    )
    return confirmation.kind === 'unreadable' ? { ...confirmation, forGood: false } : confirmation
  } catch (error) {
    if (error instanceof AccountRevoked) return { kind: 'unreadable', detail: error.message, forGood: true }
    if (error instanceof PlatformError) return { kind: 'unreadable', detail: error.message, forGood: false }
    throw error
  }
}

async function lookAgain(
  deps: Deps,
  target: Unconfirmed,
  options: PublishingOptions,
  seen: Exclude<Look, { kind: 'found' }>,
): Promise<WakeResult> {
  const pause = checkPauseAfter(options, target.checks)
  const generation = target.generation + 1
  const said = seen.kind === 'absent' ? {} : { detail: seen.detail }
  const note = { attempt: target.attempt, result: seen.kind, pause, ...said }
  const { rows } = await deps.db.execute(sql`
    with t as (
      update post_targets set check_at = now() + make_interval(secs => ${pause}), generation = ${generation}
      where id = ${target.id} and status = 'CONFIRMING' and attempt = ${target.attempt}
        and checks = ${target.checks} and generation = ${target.generation}
      returning id, organization_id
    )
    insert into audit_log (id, organization_id, actor_type, actor_id, action, object_type, object_id, detail)
    select ${deps.ids.next('audit')}, t.organization_id, 'system', 'system:publishing', 'target.searched',
      'target', t.id, ${JSON.stringify(note)}::jsonb
    from t returning object_id`)
  if (rows.length === 0) return 'attempt-lost'
  const at = new Date(deps.clock.now().getTime() + pause * 1000)
  const { platform, accountId } = target
  deps.background(arm(deps, [{ targetId: target.id, generation, at, platform, accountId }]))
  return 'confirming'
}
