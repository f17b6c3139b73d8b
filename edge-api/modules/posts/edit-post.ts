import * as z from 'zod'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { tellScheduled } from '../../publishing/settled.ts'
import { arm, disarm } from '../../publishing/wake-ups.ts'
import { afterEdit } from './after-edit.ts'
import { toAppointments } from './appoint-post.ts'
import { stepNow } from './approval.ts'
import {
  alreadySending,
  changed,
  commitPost,
  isUnderWay,
  type PostChanges,
  postChanged,
  writeChanges,
} from './change-post.ts'
import { expectRevision, loadPost } from './load-post.ts'
import { replaceMedia, replaceVariants } from './new-post.ts'
import type { Post } from './post.ts'
import { content, Revision } from './post-input.ts'
import type { PostDetail } from './post-view.ts'
import { detailOf } from './post-views.ts'
import { linkImageKeyOf, mediaOf } from './references.ts'

export const EditPostInput = z.strictObject({ revision: Revision, ...content, text: content.text.optional() })
export type EditPost = z.infer<typeof EditPostInput> & { postId: string }

/**
 * Changes what was given and keeps the rest. A scheduled post is checked and frozen again under a higher generation;
 * where only what was approved may go out, it waits for approval again unless the editor may approve (`afterEdit`).
 * Throws REVISION_CONFLICT, ALREADY_SENDING once an account has begun to receive it, and POST_NOT_READY when a
 * scheduled post could no longer go out.
 */
export async function editPost(ctx: Ctx, input: EditPost): Promise<PostDetail> {
  const organizationId = permit(ctx, 'post.edit')
  const { post: before, accounts, media } = await loadPost(ctx, input.postId, input)
  expectRevision(before, input.revision)
  expectEditable(ctx, before)
  const changes: PostChanges = {}
  if (input.text !== undefined) changes.text = input.text
  if (input.link !== undefined) changes.link = input.link
  if (input.accountIds !== undefined) changes.accountIds = [...new Set(input.accountIds)]
  if (input.clipId !== undefined) changes.clipId = input.clipId
  if (before.recurrenceId !== null) changes.detached = true
  const edited = {
    ...changes,
    ...(input.media === undefined ? {} : { media: mediaOf(input, media) }),
    ...(input.link === undefined ? {} : { linkImageKey: linkImageKeyOf(input.link, media) }),
    ...(input.variants === undefined ? {} : { variants: input.variants }),
  }
  const { changes: consequences, queued } = await afterEdit(ctx, before, { ...before, ...edited }, accounts)
  const isHandedIn = consequences.status === 'PENDING_APPROVAL'
  const action = isHandedIn ? 'post.approval-requested' : 'post.edited'
  const post = changed(ctx, before, {
    ...edited,
    ...consequences,
    ...(queued ? { targets: queued.targets } : {}),
    ...(isHandedIn ? { approvalStep: stepNow(ctx, 'post.approval-requested') } : {}),
  })
  const result = await commitPost(ctx, {
    organizationId,
    result: detailOf(ctx.deps.config, post),
    changes: [
      writeChanges(ctx, before, post, { ...changes, ...consequences }),
      ...(input.media === undefined ? [] : replaceMedia(ctx, post, input.media)),
      ...(input.variants === undefined ? [] : replaceVariants(ctx, post, input.variants)),
      ...(queued?.statements ?? []),
      ...(queued && !isHandedIn ? [tellScheduled(ctx.deps, post)] : []),
    ],
    audit: {
      action,
      objectType: 'post',
      objectId: post.id,
      detail: { revision: post.revision, ...(isHandedIn ? { edited: true } : {}) },
    },
    events: [postChanged(post)],
  })
  if (queued) {
    ctx.deps.background(disarm(ctx.deps, queued.outdated))
    ctx.deps.background(arm(ctx.deps, toAppointments(queued.appointed)))
  }
  return result
}

function expectEditable(ctx: Ctx, post: Post): void {
  if (post.targets.some(isUnderWay)) throw alreadySending()
  if (post.status === 'SCHEDULED') {
    // Whoever may not schedule must not change what was approved to go out.
    permit(ctx, 'post.schedule')
  } else if (post.status !== 'DRAFT' && post.status !== 'PENDING_APPROVAL' && post.status !== 'APPROVED') {
    throw post.targets.some((target) => target.status === 'QUEUED')
      ? alreadySending()
      : new AppError('STATE_CONFLICT', {
          detail:
            'This post was already handed to its accounts. Cancel it to get the draft back, or write a new one.',
        })
  }
}
