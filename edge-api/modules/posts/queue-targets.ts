import { and, eq, sql } from 'drizzle-orm'
import { requireChange, type Statement } from '../../../db/batch.ts'
import { postTargets } from '../../../db/schema/index.ts'
import { actorId, type Ctx } from '../../context.ts'
import { platformOf } from '../../platforms/find.ts'
import type { Frozen } from './freeze.ts'
import type { Post, Target } from './post.ts'

export interface Queued {
  statements: Statement[]
  /** All targets of the post as they are once the statements took effect. */
  targets: Target[]
  /** Targets that now have an appointment. */
  appointed: Target[]
  /** Wake-ups that lost their meaning. */
  outdated: (string | null)[]
}

/** Counted by the database: a queued target may have got a wake-up under a new generation since it was read. */
const nextGeneration = sql`${postTargets.generation} + 1`

interface QueueOptions {
  /** Due at once, by the database's clock. */
  now?: boolean
  /** Lets a target that waits longer, for another try or its turn, go on waiting. */
  keepPause?: boolean
  /** Who appoints the targets, where that is not the caller. */
  by?: { appointedByKind: string; appointedBy: string }
}

/**
 * Gives every account of a post its target: queued ones take the new content and time and a higher generation,
 * missing ones are made, those of accounts that were taken off are cancelled. The batch fails with ALREADY_SENDING
 * when one of them has left the queue by then.
 *
 * @param at when to publish
 */
export function queueTargets(
  ctx: Ctx,
  post: Post,
  frozen: readonly Frozen[],
  at: Date,
  options: QueueOptions = {},
): Queued {
  const { db, ids } = ctx.deps
  const { organizationId } = post
  const open = post.targets.filter((target) => target.status === 'QUEUED')
  const statements: Statement[] = []
  const appointed: Target[] = []
  const instant = options.now ? sql`now()` : at
  for (const { account, content, contentHash } of frozen) {
    const { platform, tools } = platformOf(ctx.deps, account.platform)
    const existing = open.find((target) => target.accountId === account.id)
    // Certainly not live, so that new marks cannot hide an earlier copy.
    const marks = platform.marks(tools, at)
    const paused = options.keepPause && existing !== undefined && new Date(existing.dueAt) > at
    const frozenFields = {
      ...(options.by ?? appointedBy(ctx)),
      content,
      contentHash,
      marks,
      container: null,
      scheduledAt: instant,
      dueAt: instant,
    }
    const target: Target = {
      ...(existing ?? newTarget(ids.next('target'), account)),
      content,
      contentHash,
      scheduledAt: at.toISOString(),
      dueAt: paused ? existing.dueAt : at.toISOString(),
      generation: (existing?.generation ?? 0) + 1,
      wakeUpId: null,
    }
    appointed.push(target)
    if (existing) {
      const change = db
        .update(postTargets)
        .set({
          ...frozenFields,
          // A pause may have begun since it was read.
          dueAt: options.keepPause ? sql`greatest(${postTargets.dueAt}, ${at})` : instant,
          generation: nextGeneration,
          wakeUpId: null,
          updatedAt: sql`now()`,
        })
        .where(
          and(
            eq(postTargets.id, existing.id),
            eq(postTargets.organizationId, organizationId),
            eq(postTargets.status, 'QUEUED'),
            eq(postTargets.inDoubt, false),
          ),
        )
        .returning({ id: postTargets.id })
      statements.push(requireChange(db, change, 'ALREADY_SENDING'))
    } else {
      const { id, accountId, platform, status, generation } = target
      const values = { id, organizationId, postId: post.id, accountId, platform, status, generation }
      statements.push(db.insert(postTargets).values({ ...values, ...frozenFields }))
    }
  }
  const removed = open.filter((target) => !frozen.some(({ account }) => account.id === target.accountId))
  if (removed.length > 0) statements.push(...cancelTargets(ctx, post, removed))
  const changed = new Map(appointed.map((target) => [target.id, target]))
  const targets = [
    ...post.targets.map((target) =>
      removed.includes(target) ? cancelled(target) : (changed.get(target.id) ?? target),
    ),
    ...appointed.filter((target) => !post.targets.some((each) => each.id === target.id)),
  ]
  return { statements, targets, appointed, outdated: open.map((target) => target.wakeUpId) }
}

/** The columns that say who appointed a target. */
export function appointedBy({ principal }: Ctx) {
  return { appointedByKind: principal.kind, appointedBy: actorId(principal) }
}

function newTarget(id: string, account: Frozen['account']): Omit<Target, 'content' | 'contentHash'> {
  return {
    id,
    accountId: account.id,
    platform: account.platform,
    status: 'QUEUED',
    generation: 1,
    dueAt: '',
    scheduledAt: '',
    attempt: 0,
    inDoubt: false,
    remoteId: null,
    remoteUrl: null,
    publishedAt: null,
    errorCode: null,
    errorDetail: null,
    wakeUpId: null,
    checkAt: null,
    attempts: [],
  }
}

/**
 * Cancels targets of a post in the state they were read in; the batch fails with ALREADY_SENDING when one moved on. One
 * that is still queued did not, however often its wake-up was armed anew.
 */
export function cancelTargets(
  ctx: Ctx,
  { organizationId }: Pick<Post, 'organizationId'>,
  targets: readonly Target[],
): Statement[] {
  const { db } = ctx.deps
  return targets.map((target) => {
    const change = db
      .update(postTargets)
      .set({
        status: 'CANCELLED',
        generation: nextGeneration,
        wakeUpId: null,
        updatedAt: sql`now()`,
      })
      .where(
        and(
          eq(postTargets.id, target.id),
          eq(postTargets.organizationId, organizationId),
          eq(postTargets.status, target.status),
          target.status === 'QUEUED' ? undefined : eq(postTargets.generation, target.generation),
          eq(postTargets.inDoubt, false),
        ),
      )
      .returning({ id: postTargets.id })
    return requireChange(db, change, 'ALREADY_SENDING')
  })
}

export const cancelled = (target: Target): Target => ({
  ...target,
  status: 'CANCELLED',
  generation: target.generation + 1,
  wakeUpId: null,
})
