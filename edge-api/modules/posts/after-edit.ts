import { type Ctx, may } from '../../context.ts'
import { approvedNow, hashIfReady, withoutApproval } from './approval.ts'
import type { PostChanges } from './change-post.ts'
import { freeze, hashOfAll } from './freeze.ts'
import type { Post, Target } from './post.ts'
import { cancelled, cancelTargets, type Queued, queueTargets } from './queue-targets.ts'
import type { Account } from './references.ts'
import { noTime } from './when.ts'

interface AfterEdit {
  changes: PostChanges
  /** Targets as they are afterwards, and what makes them so; null where the post has none to change. */
  queued: Queued | null
}

/**
 * What follows from an edit, for the approval and for what is queued. An approval holds for words: other words end it,
 * unless whoever writes them may approve. Throws POST_NOT_READY when the post waits for something and could no longer
 * go out.
 *
 * @param before as it was read
 * @param edited with what was written
 */
export async function afterEdit(
  ctx: Ctx,
  before: Post,
  edited: Post,
  accounts: readonly Account[],
): Promise<AfterEdit> {
  switch (before.status) {
    case 'SCHEDULED':
      return before.scheduledAt ? afterEditOfScheduled(ctx, before, edited, accounts) : nothing
    case 'PENDING_APPROVAL':
      return { ...nothing, changes: { contentHash: await hashOfAll(await freeze(edited, accounts)) } }
    default:
      if (before.approvedHash === null) return nothing
      if ((await hashIfReady(edited, accounts)) === before.approvedHash) return nothing
      return {
        ...nothing,
        changes: { status: 'DRAFT', ...noTime, contentHash: null, ...withoutApproval },
      }
  }
}

const nothing: AfterEdit = { changes: {}, queued: null }

async function afterEditOfScheduled(
  ctx: Ctx,
  before: Post,
  edited: Post,
  accounts: readonly Account[],
): Promise<AfterEdit> {
  const frozen = await freeze(edited, accounts)
  const contentHash = await hashOfAll(frozen)
  const isNew = contentHash !== before.contentHash
  const mayApprove = may(ctx, 'post.approve')
  if (isNew && before.requiresApproval && !mayApprove) {
    return {
      changes: { status: 'PENDING_APPROVAL', contentHash, ...withoutApproval },
      queued: takenOff(ctx, before),
    }
  }
  const at = before.scheduledAt ?? ctx.deps.clock.now()
  const queued = queueTargets(ctx, before, frozen, at, { keepPause: true })
  if (contentHash === before.approvedHash) return { changes: { contentHash }, queued }
  const isAskedFor = before.requiresApproval || before.approvedHash !== null
  const approval = isAskedFor && isNew ? (mayApprove ? approvedNow(ctx, contentHash) : withoutApproval) : {}
  return { changes: { contentHash, ...approval }, queued }
}

function takenOff(ctx: Ctx, post: Post): Queued {
  const open: Target[] = post.targets.filter((target) => target.status === 'QUEUED')
  return {
    statements: cancelTargets(ctx, post, open),
    targets: post.targets.map((target) => (open.includes(target) ? cancelled(target) : target)),
    appointed: [],
    outdated: open.map((target) => target.wakeUpId),
  }
}
