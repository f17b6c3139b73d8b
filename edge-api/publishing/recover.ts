import { and, eq, sql } from 'drizzle-orm'
import { requireChange } from '../../db/batch.ts'
import { attempts, postTargets } from '../../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { inParallel } from '../in-parallel.ts'
import { commitFinish } from './commit-finish.ts'
import { inSeconds } from './finish.ts'
import { audit } from './journal.ts'
import type { PublishingOptions } from './options.ts'
import { reasonOf } from './wake-ups.ts'

/** Code of attempts whose worker went away. */
export const workerLost = 'WORKER_LOST'

interface Expired {
  id: string
  organizationId: string
  postId: string
  attempt: number
  generation: number
  /** Whether the write fence was passed: only then can anything be live. */
  fenced: boolean
  /** An earlier attempt may have made the post live. */
  inDoubt: boolean
  /** Attempts of this round that were lost before their fence, this one included. */
  crashes: number
}

/** Taken back in one sweep. A process that goes away leaves as many as it had under way, and all else of the sweep waits. */
const mostAtOnce = 500
/** Written at the same time: one after the other, a slow database would keep the sweep from everything else for minutes. */
const atOnce = 10

/**
 * Takes back the attempts whose lease ran out: those that had not passed the fence are queued again (or failed, after
 * too many), the others go to the search. Each sweep takes them in an order of its own, so that several at the same time
 * do not all try for the same. Answers how many.
 */
export async function recoverExpired(deps: Deps, options: PublishingOptions): Promise<number> {
  const { rows } = await deps.db.execute<Record<string, unknown> & Expired>(sql`
    select * from (
      select t.id, t.organization_id as "organizationId", t.post_id as "postId", t.attempt, t.generation,
        a.submitted_at is not null as fenced, t.in_doubt as "inDoubt",
        1 + (select count(*)::int from attempts lost where lost.target_id = t.id
          and lost.started_at >= t.scheduled_at and lost.error_code = ${workerLost}
          and lost.submitted_at is null) as crashes
      from post_targets t join attempts a on a.target_id = t.id and a.number = t.attempt
      where t.status = 'PUBLISHING' and t.lease_until < now()
      order by t.lease_until limit ${mostAtOnce}
    ) lost order by random()`)
  let recovered = 0
  await inParallel(rows, atOnce, async (expired) => {
    try {
      if (await recover(deps, expired, options)) recovered += 1
    } catch (error) {
      // The others must not wait for ever behind one that cannot be written.
      deps.log.error('A lost attempt could not be taken back', {
        targetId: expired.id,
        reason: reasonOf(error),
      })
    }
  })
  return recovered
}

async function recover(deps: Deps, expired: Expired, options: PublishingOptions): Promise<boolean> {
  const { db } = deps
  const detail = expired.fenced
    ? 'The attempt broke off while the post was being sent.'
    : 'The attempt broke off before anything was sent.'
  const error = { errorCode: workerLost, errorDetail: detail }
  const next = { generation: expired.generation + 1, leaseUntil: null, updatedAt: sql`now()` }
  const isLast = expired.crashes > options.maxCrashes
  const columns =
    expired.fenced || (isLast && expired.inDoubt)
      ? { ...next, ...error, status: 'CONFIRMING' as const, inDoubt: true, checks: 0, checkAt: inSeconds(0) }
      : isLast
        ? { ...next, ...error, status: 'FAILED' as const }
        : { ...next, ...error, status: 'QUEUED' as const, dueAt: inSeconds(0) }
  // The fence renews the lease in its own statement, so that an expired lease and the fence as read go together.
  const change = db
    .update(postTargets)
    .set(columns)
    .where(
      and(
        eq(postTargets.id, expired.id),
        eq(postTargets.status, 'PUBLISHING'),
        eq(postTargets.attempt, expired.attempt),
        sql`${postTargets.leaseUntil} < now()`,
        sql`${expired.fenced} = (select a.submitted_at is not null from attempts a
          where a.target_id = ${expired.id} and a.number = ${expired.attempt})`,
      ),
    )
    .returning({ id: postTargets.id })
  const attempt = db
    .update(attempts)
    .set({ ...error, finishedAt: sql`now()`, outcome: expired.fenced ? 'UNKNOWN' : 'NOT_ACCEPTED' })
    .where(and(eq(attempts.targetId, expired.id), eq(attempts.number, expired.attempt)))
  return commitFinish(
    deps,
    expired.postId,
    audit(deps, expired, 'target.recovered', { attempt: expired.attempt, fenced: expired.fenced }),
    [requireChange(db, change, 'ATTEMPT_LOST', attempt)],
  )
}
