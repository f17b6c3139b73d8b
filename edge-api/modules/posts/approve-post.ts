import { sql } from 'drizzle-orm'
import { notApproved } from '../../../core/holds.ts'
import { requireThat } from '../../../db/batch.ts'
import { posts } from '../../../db/schema/index.ts'
import { type Ctx, may, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { arm } from '../../publishing/wake-ups.ts'
import { appointLoaded } from './appoint-post.ts'
import { approvedNow, isApproved } from './approval.ts'
import { approveHeldBack } from './approve-held-back.ts'
import { alreadySending, changed, commitPost, isUnderWay, postChanged, writeChanges } from './change-post.ts'
import { freeze, hashOfAll } from './freeze.ts'
import { expectRevision, loadPost } from './load-post.ts'
import type { Post } from './post.ts'
import type { PostDetail } from './post-view.ts'
import { detailOf } from './post-views.ts'
import type { Account } from './references.ts'
import { columnsOf, noTime, type When } from './when.ts'

/**
 * Approves exactly the revision that was seen. A post that waits for approval takes the place in the queue it was
 * meant for, or is free to be scheduled; a scheduled one stays so; one that was held back for want of this approval
 * goes out if it is not too late. Throws POST_NOT_READY, REVISION_CONFLICT, STATE_CONFLICT, ALREADY_SENDING.
 */
export async function approvePost(
  ctx: Ctx,
  input: { postId: string; revision: number },
): Promise<PostDetail> {
  permit(ctx, 'post.approve')
  const { post, accounts } = await loadPost(ctx, input.postId)
  expectRevision(post, input.revision)
  if (post.status === 'PENDING_APPROVAL') return approveWaiting(ctx, post, accounts)
  if (post.targets.some(isUnderWay)) throw alreadySending()
  if (isApproved(post)) throw new AppError('STATE_CONFLICT', { detail: 'This post is approved already.' })
  if (post.status === 'SCHEDULED') return approveScheduled(ctx, post)
  if (post.targets.some(({ errorCode }) => errorCode === notApproved)) return approveHeldBack(ctx, post)
  throw new AppError('STATE_CONFLICT', { detail: 'This post does not wait for approval.' })
}

async function approveWaiting(ctx: Ctx, before: Post, accounts: readonly Account[]): Promise<PostDetail> {
  const planned = plannedTime(ctx, before)
  if (planned && may(ctx, 'post.schedule')) {
    return appointLoaded(ctx, before, accounts, {
      when: () => planned,
      now: false,
      slotKey: before.slotKey,
      action: 'post.approved',
      wake: (appointments) => arm(ctx.deps, appointments),
    })
  }
  const contentHash = await hashOfAll(await freeze(before, accounts))
  return write(ctx, before, {
    status: 'APPROVED' as const,
    ...(planned ? { ...columnsOf(planned), slotKey: before.slotKey } : noTime),
    contentHash,
    ...approvedNow(ctx, contentHash),
  })
}

/** The targets keep their places: only what stands against them at their time is gone. */
async function approveScheduled(ctx: Ctx, before: Post): Promise<PostDetail> {
  const isStillScheduled = sql`select ${posts.status} = 'SCHEDULED' from ${posts}
    where ${posts.id} = ${before.id} and ${posts.organizationId} = ${before.organizationId}`
  return write(ctx, before, approvedNow(ctx, before.contentHash), [
    // Its time may have come since it was read, and a post that was held back is more than approved late.
    requireThat(ctx.deps.db, isStillScheduled, 'REVISION_CONFLICT'),
  ])
}

async function write(
  ctx: Ctx,
  before: Post,
  changes: Parameters<typeof writeChanges>[3],
  conditions: ReturnType<typeof requireThat>[] = [],
): Promise<PostDetail> {
  const post = changed(ctx, before, changes)
  return commitPost(ctx, {
    organizationId: before.organizationId,
    result: detailOf(ctx.deps.config, post),
    changes: [writeChanges(ctx, before, post, changes), ...conditions],
    audit: {
      action: 'post.approved',
      objectType: 'post',
      objectId: post.id,
      detail: { revision: post.revision, contentHash: post.contentHash },
    },
    events: [postChanged(post)],
  })
}

/** The time a post was handed in for, while it still lies ahead. */
function plannedTime(ctx: Ctx, { scheduledAt, timeZone, wallTime }: Post): When | null {
  if (!scheduledAt || !timeZone || !wallTime) return null
  return scheduledAt > ctx.deps.clock.now() ? { at: scheduledAt, timeZone, wallTime } : null
}
