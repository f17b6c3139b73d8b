import * as z from 'zod'
import { recurrences } from '../../../db/schema/index.ts'
import { actorId, type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { changed, commitPost, postChanged, writeChanges } from '../posts/change-post.ts'
import { freeze, hashOfAll } from '../posts/freeze.ts'
import { expectRevision, loadPost } from '../posts/load-post.ts'
import { newPost } from '../posts/new-post.ts'
import type { Post } from '../posts/post.ts'
import { PostId, Revision } from '../posts/post-input.ts'
import { requireNamed, selectNamed } from '../posts/references.ts'
import { noTime } from '../posts/when.ts'
import { extendSeries } from './extend-series.ts'
import { expectMore, repetition, seriesContent, soundRepetition } from './recurrence-input.ts'
import type { RecurrenceView } from './recurrence-view.ts'
import { type Series, seriesView, writtenOf } from './series.ts'
import { expectApproved, selectPolicy } from './series-approval.ts'

export const CreateRecurrenceInput = z
  .strictObject({
    postId: z.optional(PostId),
    revision: Revision.optional(),
    ...seriesContent,
    text: seriesContent.text.optional(),
    ...repetition,
  })
  .superRefine((value, check) => {
    const isDraft = value.postId !== undefined
    if (isDraft !== (value.revision !== undefined)) {
      check.addIssue({
        code: 'custom',
        path: ['revision'],
        message: 'A draft is named by postId and revision.',
      })
    }
    if (isDraft === (value.text !== undefined)) {
      check.addIssue({ code: 'custom', path: ['text'], message: 'Give either a draft or a text.' })
    }
  })
  .meta({
    examples: [
      {
        text: 'The market opens at nine.',
        accountIds: [],
        rule: 'FREQ=WEEKLY;BYDAY=MO',
        startsAt: '2027-03-29T09:00',
        timeZone: 'Europe/Berlin',
      },
    ],
  })
export type CreateRecurrence = z.infer<typeof CreateRecurrenceInput>

/**
 * Begins a series with what is given, or with a draft, which becomes the first occurrence. The occurrences of the next
 * 60 days are scheduled with it. Throws POST_NOT_READY like scheduling does, VALIDATION_FAILED for a rule that
 * cannot be, STATE_CONFLICT for a post that is neither a draft nor approved.
 */
export async function createRecurrence(ctx: Ctx, input: CreateRecurrence): Promise<RecurrenceView> {
  const { deps } = ctx
  const organizationId = permit(ctx, 'post.schedule')
  permit(ctx, input.postId === undefined ? 'post.create' : 'post.edit')
  const { rule, startsAt, timeZone } = input
  const when = soundRepetition({ rule, startsAt, timeZone, exceptions: [] })
  expectMore(when, deps.clock.now())
  const { content, draft } = await (input.postId === undefined
    ? given(ctx, organizationId, input)
    : ofDraft(ctx, input.postId, input.revision ?? 0))
  const now = deps.clock.now()
  const series: Series = {
    id: deps.ids.next('recurrence'),
    organizationId,
    status: 'ACTIVE',
    content,
    ...when,
    exceptions: [],
    revision: 1,
    madeUntil: null,
    extendAt: now,
    problem: null,
    createdByKind: ctx.principal.kind,
    createdBy: actorId(ctx.principal),
    createdAt: now,
    updatedAt: now,
  }
  // One that was approved keeps its approval, and is a draft until its occurrence is made.
  const place = {
    recurrenceId: series.id,
    occurrence: null,
    detached: false,
    status: 'DRAFT' as const,
    ...noTime,
    contentHash: null,
  }
  const first = draft ? changed(ctx, draft, place) : null
  const result = await commitPost(ctx, {
    organizationId,
    result: seriesView(ctx, series),
    status: 201,
    changes: [
      deps.db.insert(recurrences).values(series),
      ...(draft && first ? [writeChanges(ctx, draft, first, place)] : []),
    ],
    audit: {
      action: 'recurrence.created',
      objectType: 'recurrence',
      objectId: series.id,
      detail: { rule: series.rule, startsAt, timeZone },
    },
    events: first ? [postChanged(first)] : [],
  })
  await extendSeries(ctx, series)
  return result
}

async function given(ctx: Ctx, organizationId: string, input: CreateRecurrence) {
  const wanted = selectNamed(ctx, input)
  const [accounts, media, [organization]] = await ctx.deps.db.batch([
    wanted.accounts,
    wanted.media,
    selectPolicy(ctx, organizationId),
  ])
  requireNamed(input, { accounts, media, clips: [] })
  const content: Series['content'] = {
    text: input.text ?? '',
    link: input.link ?? null,
    media: (input.media ?? []).map(({ mediaId, altText }) => ({ mediaId, altText: altText ?? null })),
    variants: input.variants ?? {},
    accountIds: [...new Set(input.accountIds ?? [])],
  }
  const frozen = await freeze(newPost(ctx, organizationId, writtenOf({ content }), media), accounts)
  const requiresApproval = organization?.requiresApproval ?? false
  expectApproved(ctx, { requiresApproval, approvals: [] }, await hashOfAll(frozen))
  return { content, draft: null }
}

async function ofDraft(ctx: Ctx, postId: string, revision: number) {
  const { post, accounts } = await loadPost(ctx, postId)
  expectRevision(post, revision)
  if (post.status !== 'DRAFT' && post.status !== 'APPROVED') {
    throw new AppError('STATE_CONFLICT', {
      detail: 'Only a draft can be repeated. Take the post back to draft first.',
    })
  }
  const { requiresApproval } = post
  expectApproved(ctx, { requiresApproval, approvals: [post] }, await hashOfAll(await freeze(post, accounts)))
  return { content: contentOf(post), draft: post }
}

/** What a post says, for the posts that repeat it. */
function contentOf(post: Post): Series['content'] {
  const { text, link, variants, accountIds } = post
  const media = post.media.map(({ mediaId, altText }) => ({ mediaId, altText }))
  return { text, link, media, variants, accountIds }
}
