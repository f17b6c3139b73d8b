import { runBatch, type Statement } from '../../db/batch.ts'
import { duplicateOf, failedCondition, postgresFault } from '../../db/errors.ts'
import type { Deps } from '../deps.ts'
import { tellRoom } from './journal.ts'
import { lockPosts, settlePosts } from './post-status.ts'
import { reasonOf } from './wake-ups.ts'

const tries = 4
const pauseMilliseconds = 250

/**
 * Commits a change of a target with its post's status, its audit row and the event about it. False when the target had
 * moved on (a change that failed with `ATTEMPT_LOST`). What a platform answered is worth more than one lost
 * connection to the database, so this asks again; a batch that took effect although its answer was lost is recognised
 * by its audit row, which stands first for that.
 */
export async function commitFinish(
  deps: Deps,
  postId: string,
  auditRow: Statement,
  changes: readonly Statement[],
): Promise<boolean> {
  const { db } = deps
  const batch = [
    lockPosts(db, [postId]),
    auditRow,
    ...changes,
    settlePosts(db, [postId]),
    tellRoom(deps, postId),
  ]
  for (let attempt = 1; ; attempt += 1) {
    try {
      await runBatch(db, batch)
      return true
    } catch (error) {
      if (failedCondition(error) === 'ATTEMPT_LOST') return false
      if (attempt > 1 && duplicateOf(error, 'audit_log_pkey')) return true
      const fault = postgresFault(error)
      const passing = fault === null || /^(08|40|53|57)/.test(fault.code)
      if (!passing || attempt >= tries) throw error
      deps.log.warn('The end of an attempt could not be written; asking again', { reason: reasonOf(error) })
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds * attempt))
    }
  }
}
