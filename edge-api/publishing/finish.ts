import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { type TargetStatus, targetMayBecome, targetStatuses } from '../../core/states.ts'
import { requireChange, type Statement } from '../../db/batch.ts'
import { duplicateOf } from '../../db/errors.ts'
import { type AttemptOutcome, attempts, postTargets, socialAccounts } from '../../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import type { StoredAccount } from '../modules/accounts/secrets.ts'
import { deliverEvents } from '../outbox/deliver.ts'
import type { LivePost } from '../platforms/platform.ts'
import { commitFinish } from './commit-finish.ts'
import type { HeldTarget } from './held-target.ts'
import { audit } from './journal.ts'
import { checkPauseAfter, type PublishingOptions } from './options.ts'
import { hold, type PaceScope } from './pace.ts'
import type { WakeResult } from './results.ts'
import { arm } from './wake-ups.ts'

/** What went wrong, as it is kept and shown. */
export interface Fault {
  code: string
  detail: string
  httpStatus: number | null
}

/** How an attempt, or the search for what became of it, ends. */
export type Ending =
  | { kind: 'published'; post: LivePost }
  | { kind: 'failed'; fault: Fault; outcome: AttemptOutcome; revoked: StoredAccount | null }
  /** `absent` says that the doubt about an earlier attempt is over. */
  | { kind: 'retry'; fault: Fault; pause: number; holds: PaceScope | null; absent?: 'for-sure' }
  /** `after` is a failure of this attempt while an earlier one is in doubt: only the search can tell that it is one. */
  | { kind: 'confirm'; fault: Fault; after?: Extract<Ending, { kind: 'failed' }> }
  | { kind: 'review'; fault: Fault }

const becomes: Record<Ending['kind'], TargetStatus> = {
  published: 'PUBLISHED',
  failed: 'FAILED',
  retry: 'QUEUED',
  confirm: 'CONFIRMING',
  review: 'NEEDS_REVIEW',
}

/**
 * States in which an ending of this kind may still be written. A failure is only ever the end of an attempt or of
 * a search; that a post is live is believed in any state that allows it.
 */
function writableFrom(kind: Ending['kind']): TargetStatus[] {
  const allowed = targetStatuses.filter((status) => targetMayBecome(status, becomes[kind]))
  return kind === 'published'
    ? allowed
    : allowed.filter((status) => status === 'PUBLISHING' || status === 'CONFIRMING')
}

const actions: Record<Ending['kind'], string> = {
  published: 'target.published',
  failed: 'target.failed',
  retry: 'target.requeued',
  confirm: 'target.unconfirmed',
  review: 'target.needs-review',
}

const results: Record<Ending['kind'], WakeResult> = {
  published: 'published',
  failed: 'failed',
  retry: 'retrying',
  confirm: 'confirming',
  review: 'needs-review',
}

/**
 * Writes the end of an attempt: target, attempt, post status, account, audit and outbox in one batch, and only if the
 * target still carries this attempt's number (`guard` narrows it further). The room hears of it afterwards.
 */
export async function finish(
  deps: Deps,
  target: HeldTarget,
  ending: Ending,
  options: PublishingOptions,
  guard?: SQL,
): Promise<WakeResult> {
  const { db } = deps
  const change = db
    .update(postTargets)
    .set({ ...targetColumns(target, ending, options), leaseUntil: null, updatedAt: sql`now()` })
    .where(
      and(
        eq(postTargets.id, target.id),
        eq(postTargets.attempt, target.attempt),
        inArray(postTargets.status, writableFrom(ending.kind)),
        guard,
      ),
    )
    .returning({ id: postTargets.id })
  const attempt = db
    .update(attempts)
    .set(attemptColumns(ending))
    .where(and(eq(attempts.targetId, target.id), eq(attempts.number, target.attempt)))
  const statements: Statement[] = [
    requireChange(db, change, 'ATTEMPT_LOST', attempt),
    ...markRevoked(deps, revokedBy(ending)),
    ...(ending.kind === 'retry' && ending.holds ? [holdBucket(deps, target, ending, ending.holds)] : []),
  ]
  const pause = nextPause(ending, options)
  const note = audit(deps, target, actions[ending.kind], auditDetail(target, ending, pause))
  try {
    if (!(await commitFinish(deps, target.postId, note, statements))) return 'attempt-lost'
  } catch (error) {
    if (!duplicateOf(error, 'post_targets_remote')) throw error
    return finish(deps, target, sameAsAnother(target), options, guard)
  }
  if (pause !== null) {
    const at = new Date(deps.clock.now().getTime() + pause * 1000)
    const { platform, accountId } = target
    const generation = target.generation + 1
    deps.background(arm(deps, [{ targetId: target.id, generation, at, platform, accountId }]))
  }
  deps.background(deliverEvents(deps))
  return results[ending.kind]
}

/** What the platform said about one post holds for all others of the account, or of our app: they wait with it. */
function holdBucket(
  deps: Deps,
  { accountId, platform }: HeldTarget,
  { pause, fault }: Extract<Ending, { kind: 'retry' }>,
  scope: PaceScope,
): Statement {
  return hold(deps, { scope, accountId, platform, seconds: pause, because: fault.detail })
}

/** One live post cannot be two targets: somebody has to look. */
function sameAsAnother(target: HeldTarget): Ending {
  const detail = 'The platform named a post that already belongs to another one here.'
  const fault = { code: 'SAME_AS_ANOTHER', detail, httpStatus: null }
  return { kind: target.status === 'CONFIRMING' ? 'review' : 'confirm', fault }
}

function nextPause(ending: Ending, options: PublishingOptions): number | null {
  if (ending.kind === 'retry') return ending.pause
  return ending.kind === 'confirm' ? checkPauseAfter(options, 0) : null
}

/** `now()` and some seconds, by the database's clock. */
export const inSeconds = (seconds: number) => sql`now() + make_interval(secs => ${seconds})`

function targetColumns(target: HeldTarget, ending: Ending, options: PublishingOptions) {
  if (ending.kind === 'published') {
    return {
      status: 'PUBLISHED' as const,
      inDoubt: false,
      remoteId: ending.post.remoteId,
      remoteUrl: ending.post.url,
      publishedAt: sql`now()`,
      checkAt: null,
      errorCode: null,
      errorDetail: null,
    }
  }
  const error = { errorCode: ending.fault.code, errorDetail: ending.fault.detail }
  // Every new appointment has its own generation, so that a wake-up for the one before it does nothing.
  // A worker that was believed lost may be behind the row's own number, which must never go down.
  const generation = sql`greatest(${postTargets.generation}, ${target.generation}) + 1`
  switch (ending.kind) {
    case 'failed':
      return { ...error, status: 'FAILED' as const, inDoubt: false, checkAt: null }
    case 'retry':
      return {
        ...error,
        status: 'QUEUED' as const,
        ...(ending.absent ? { inDoubt: false } : {}),
        checkAt: null,
        dueAt: inSeconds(ending.pause),
        generation,
      }
    case 'confirm':
      return {
        ...error,
        status: 'CONFIRMING' as const,
        inDoubt: true,
        checks: 0,
        checkAt: inSeconds(checkPauseAfter(options, 0)),
        generation,
      }
    case 'review':
      return { ...error, status: 'NEEDS_REVIEW' as const, checkAt: null }
  }
}

function attemptColumns(ending: Ending) {
  const finishedAt = sql`coalesce(${attempts.finishedAt}, now())`
  if (ending.kind === 'published') {
    // What the search found out is the target's; that the call itself got no clear answer stays on record.
    const outcome = sql`case when ${attempts.outcome} = 'UNKNOWN' then 'UNKNOWN' else 'ACCEPTED' end`
    return { finishedAt, outcome }
  }
  const { code, detail, httpStatus } = ending.fault
  const outcome =
    ending.kind === 'retry' && !ending.absent
      ? // Of a call without a clear answer nobody knows more while its absence is not sure.
        sql`case when ${attempts.outcome} = 'UNKNOWN' then 'UNKNOWN' else 'NOT_ACCEPTED' end`
      : outcomeOf(ending)
  return { finishedAt, outcome, errorCode: code, errorDetail: detail, httpStatus }
}

function outcomeOf(ending: Exclude<Ending, { kind: 'published' }>): AttemptOutcome {
  if (ending.kind === 'failed') return ending.outcome
  if (ending.kind === 'retry') return 'NOT_ACCEPTED'
  return ending.kind === 'confirm' && ending.after ? ending.after.outcome : 'UNKNOWN'
}

/** What a target's story is told from: `found` is whether the search, not the platform's answer, said so. */
function auditDetail(target: HeldTarget, ending: Ending, pause: number | null): Record<string, unknown> {
  const { attempt, status } = target
  const found = status === 'CONFIRMING'
  if (ending.kind === 'published') {
    return { attempt, found, remoteId: ending.post.remoteId, remoteUrl: ending.post.url }
  }
  const { code, detail, httpStatus } = ending.fault
  // Whether an earlier try may still turn out to be live.
  const inDoubt = ending.kind === 'retry' && target.inDoubt && !ending.absent
  const refused = ending.kind === 'confirm' && ending.after !== undefined
  return { attempt, found, inDoubt, refused, code, detail, httpStatus, ...(pause === null ? {} : { pause }) }
}

function revokedBy(ending: Ending): StoredAccount | null {
  if (ending.kind === 'confirm') return ending.after?.revoked ?? null
  return ending.kind === 'failed' ? ending.revoked : null
}

function markRevoked(deps: Deps, account: StoredAccount | null): Statement[] {
  if (account === null) return []
  return [
    deps.db
      .update(socialAccounts)
      .set({
        status: 'NEEDS_RECONNECT',
        statusDetail: 'The platform no longer accepts our access. Connect the account anew.',
        updatedAt: sql`now()`,
      })
      .where(
        and(
          eq(socialAccounts.id, account.id),
          // Somebody may have connected it anew while we failed.
          eq(socialAccounts.sealedAccessToken, account.sealedAccessToken ?? ''),
        ),
      ),
    deps.db.execute(sql`
      insert into outbox (id, organization_id, type, payload)
      select e.id, ${account.organizationId}, 'account.changed', jsonb_build_object(
        'type', 'account.changed', 'id', e.id, 'accountId', ${account.id}::text,
        'at', ${deps.clock.now().toISOString()}::text)
      from (select ${deps.ids.next('event')}::text as id) e`),
  ]
}
