import { and, eq, sql } from 'drizzle-orm'
import { notApproved } from '../../../core/holds.ts'
import { derivePostStatus } from '../../../core/states.ts'
import { requireChange } from '../../../db/batch.ts'
import { postTargets } from '../../../db/schema/index.ts'
import type { Ctx } from '../../context.ts'
import { settlePosts } from '../../publishing/post-status.ts'
import { startNow } from '../../publishing/start-now.ts'
import { toAppointments } from './appoint-post.ts'
import { approvedNow } from './approval.ts'
import { changed, commitPost, postChanged, writeChanges } from './change-post.ts'
import type { Post, Target } from './post.ts'
import type { PostDetail } from './post-view.ts'
import { detailOf } from './post-views.ts'
import { appointedBy } from './queue-targets.ts'

/**
 * Approves a post whose time came before its approval. What was held back for that is queued again for this moment.
 * Its lateness still counts from the time that was asked for: one that is too late by now is shown to a person.
 */
export async function approveHeldBack(ctx: Ctx, before: Post): Promise<PostDetail> {
  const { db, config, clock } = ctx.deps
  const held = before.targets.filter(
    ({ status, errorCode }) => status === 'NEEDS_REVIEW' && errorCode === notApproved,
  )
  const queued = held.map(
    (target): Target => ({
      ...target,
      status: 'QUEUED',
      generation: target.generation + 1,
      dueAt: clock.now().toISOString(),
      errorCode: null,
      errorDetail: null,
      wakeUpId: null,
    }),
  )
  const targets = before.targets.map((target) => queued.find(({ id }) => id === target.id) ?? target)
  const changes = approvedNow(ctx, before.contentHash)
  const status = derivePostStatus(targets.map((target) => target.status))
  const post = changed(ctx, before, { ...changes, status, targets })
  const statements = held.map((target) => {
    const change = db
      .update(postTargets)
      .set({
        ...appointedBy(ctx),
        status: 'QUEUED',
        generation: target.generation + 1,
        dueAt: sql`now()`,
        errorCode: null,
        errorDetail: null,
        wakeUpId: null,
        updatedAt: sql`now()`,
      })
      .where(
        and(
          eq(postTargets.id, target.id),
          eq(postTargets.organizationId, before.organizationId),
          eq(postTargets.status, 'NEEDS_REVIEW'),
          eq(postTargets.generation, target.generation),
        ),
      )
      .returning({ id: postTargets.id })
    // A person has decided about it in the meantime.
    return requireChange(db, change, 'REVISION_CONFLICT')
  })
  const result = await commitPost(ctx, {
    organizationId: before.organizationId,
    result: detailOf(config, post),
    changes: [writeChanges(ctx, before, post, changes), ...statements, settlePosts(db, [before.id])],
    audit: {
      action: 'post.approved',
      objectType: 'post',
      objectId: post.id,
      detail: {
        revision: post.revision,
        contentHash: before.contentHash,
        targets: queued.map(({ id, generation }) => `${id}@${generation}`),
      },
    },
    events: [postChanged(post)],
  })
  ctx.deps.background(startNow(ctx.deps, toAppointments(queued)))
  return result
}
