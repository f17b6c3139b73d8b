import { runBatch, type Statement } from '../../db/batch.ts'
import { duplicateOf, failedCondition } from '../../db/errors.ts'
import type { Deps } from '../deps.ts'
import { insist } from '../insist.ts'
import { lockPosts } from './post-status.ts'
import { settleAndTell } from './settled.ts'

/**
 * Commits a change of a target with its post's status, its audit row and the events about it. False when the target had
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
  const batch = [lockPosts(db, [postId]), auditRow, ...changes, settleAndTell(deps, postId, 'publishing')]
  const write = async () => {
    try {
      await runBatch(db, batch)
      return true
    } catch (error) {
      if (failedCondition(error) === 'ATTEMPT_LOST') return false
      throw error
    }
  }
  return insist(deps, 'The end of an attempt', write, (error) =>
    duplicateOf(error, 'audit_log_pkey') ? true : null,
  )
}
