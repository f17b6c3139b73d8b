import { and, eq, sql } from 'drizzle-orm'
import type { Permission } from '../../../core/roles.ts'
import { posts } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { tellScheduled } from '../../publishing/settled.ts'
import type { Appointment } from '../../publishing/wake-ups.ts'
import { disarm } from '../../publishing/wake-ups.ts'
import { approvalOf } from './approval.ts'
import { changed, commitPost, postChanged, writeChanges } from './change-post.ts'
import { freeze, hashOfAll } from './freeze.ts'
import { expectRevision, loadPost } from './load-post.ts'
import type { Post, Target } from './post.ts'
import type { PostDetail } from './post-view.ts'
import { detailOf } from './post-views.ts'
import { queueTargets } from './queue-targets.ts'
import type { Account } from './references.ts'
import type { When } from './when.ts'

export interface AppointPost {
  postId: string
  revision: number
  permission: Permission
  /** Throws when the post is in no state for it. */
  expect(post: Post): void
  when(post: Post): When
  /** Due at once, by the database's clock. */
  now: boolean
  /** The queue slot that the post takes; none without. */
  slotKey?: string | null
  action: string
  /** Sees to the wake-ups of the targets once they are committed. */
  wake(appointments: Appointment[]): Promise<unknown>
}

/**
 * What scheduling, rescheduling and publishing now have in common: freezes the post for each of its accounts and
 * queues one target for each, in one batch; the wake-ups follow it. Throws POST_NOT_READY with every reason,
 * REVISION_CONFLICT, ALREADY_SENDING, and APPROVAL_REQUIRED where only what was approved may go out.
 */
export async function appointPost(ctx: Ctx, input: AppointPost): Promise<PostDetail> {
  permit(ctx, input.permission)
  const { post, accounts } = await loadPost(ctx, input.postId)
  expectRevision(post, input.revision)
  input.expect(post)
  return appointLoaded(ctx, post, accounts, input)
}

/** The same for a post that was read and looked at already. */
export async function appointLoaded(
  ctx: Ctx,
  before: Post,
  accounts: readonly Account[],
  input: Pick<AppointPost, 'when' | 'now' | 'action' | 'wake' | 'slotKey'>,
): Promise<PostDetail> {
  const { deps } = ctx
  const { organizationId } = before
  const { at, timeZone, wallTime } = input.when(before)
  const frozen = await freeze(before, accounts)
  const queued = queueTargets(ctx, before, frozen, at, { now: input.now })
  const contentHash = await hashOfAll(frozen)
  const changes = {
    status: 'SCHEDULED' as const,
    scheduledAt: at,
    timeZone,
    wallTime,
    detached: before.recurrenceId !== null,
    slotKey: input.slotKey ?? null,
    contentHash,
    ...approvalOf(ctx, before, contentHash),
  }
  const post = changed(ctx, before, { ...changes, targets: queued.targets })
  const result = await commitPost(ctx, {
    organizationId,
    result: detailOf(deps.config, post),
    changes: [
      writeChanges(ctx, before, post, changes),
      ...queued.statements,
      ...(input.now ? [deps.db.update(posts).set({ scheduledAt: sql`now()` }).where(isThis(post))] : []),
      tellScheduled(deps, post),
    ],
    audit: {
      action: input.action,
      objectType: 'post',
      objectId: post.id,
      detail: {
        revision: post.revision,
        scheduledAt: at.toISOString(),
        contentHash,
        ...(changes.approvedHash === contentHash ? { approved: true } : {}),
        targets: queued.appointed.map(({ id, generation }) => `${id}@${generation}`),
      },
    },
    events: [postChanged(post)],
  })
  deps.background(disarm(deps, queued.outdated))
  deps.background(input.wake(toAppointments(queued.appointed)))
  return result
}

const isThis = (post: Post) => and(eq(posts.id, post.id), eq(posts.organizationId, post.organizationId))

/** What the wake-ups of targets are armed with. */
export function toAppointments(targets: readonly Target[]): Appointment[] {
  return targets.map((target) => ({
    targetId: target.id,
    generation: target.generation,
    at: new Date(target.dueAt),
    platform: target.platform,
    accountId: target.accountId,
  }))
}
