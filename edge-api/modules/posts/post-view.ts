import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { LinkTagsSchema } from '../../../core/link-tags-schema.ts'
import { platformIds } from '../../../core/platforms/index.ts'
import { postStatuses, targetStatuses } from '../../../core/states.ts'
import { attemptOutcomes } from '../../../db/schema/index.ts'

const Instant = z.iso.datetime()

/** The card that stands for a shared page. */
export const LinkView = z.object({
  url: z.string(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  imageMediaId: z.nullable(idSchema('media')),
  /** Only where there are any. */
  tags: z.nullable(LinkTagsSchema).optional(),
})

export const PostMediaView = z.object({
  mediaId: idSchema('media'),
  url: z.string(),
  altText: z.string().nullable(),
  mimeType: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  bytes: z.int(),
  fileName: z.string().nullable(),
})
export type PostMediaView = z.infer<typeof PostMediaView>

/** One post on one account. */
export const TargetView = z.object({
  id: idSchema('target'),
  accountId: idSchema('account'),
  platform: z.enum(platformIds),
  status: z.enum(targetStatuses),
  generation: z.int(),
  /** When it goes out, or when it is tried again. */
  dueAt: Instant,
  remoteUrl: z.string().nullable(),
  remoteId: z.string().nullable(),
  publishedAt: Instant.nullable(),
  /** Stable code and sentence of what went wrong last. */
  errorCode: z.string().nullable(),
  errorDetail: z.string().nullable(),
  /** Number of the newest attempt; 0 before the first. */
  attempt: z.int(),
  /** Whether an earlier attempt may have made it live: then it can no longer be taken back. */
  inDoubt: z.boolean(),
})
export type TargetView = z.infer<typeof TargetView>

/** One try to publish a target. `submittedAt` is null when the platform was never asked to make it live. */
export const AttemptView = z.object({
  id: idSchema('attempt'),
  number: z.int(),
  startedAt: Instant,
  submittedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  outcome: z.enum(attemptOutcomes).nullable(),
  httpStatus: z.int().nullable(),
  errorCode: z.string().nullable(),
  errorDetail: z.string().nullable(),
})
export type AttemptView = z.infer<typeof AttemptView>

/** Exactly what goes to one account, frozen when the post was scheduled. */
export const RenderedView = z.object({
  platform: z.enum(platformIds),
  text: z.string(),
  media: z.array(
    z.object({
      id: idSchema('media'),
      mimeType: z.string(),
      bytes: z.int(),
      width: z.int().nullable(),
      height: z.int().nullable(),
      altText: z.string().nullable(),
      fileName: z.string().nullable(),
    }),
  ),
  card: LinkView.nullable(),
})

/** That exactly what stands in the post was approved, by whom and when. */
const ApprovalView = z.object({ name: z.string().nullable(), at: Instant })

export const approvalStepKinds = ['requested', 'sent-back', 'withdrawn'] as const
export type ApprovalStepKind = (typeof approvalStepKinds)[number]

/** The last step of a post on its way to approval. */
const ApprovalStepView = z.object({
  kind: z.enum(approvalStepKinds),
  name: z.string().nullable(),
  at: Instant,
  /** Why it was sent back. */
  comment: z.string().nullable(),
})

const post = {
  id: idSchema('post'),
  status: z.enum(postStatuses),
  text: z.string(),
  link: LinkView.nullable(),
  /** Where the link card's image answers. */
  linkImageUrl: z.string().nullable(),
  accountIds: z.array(idSchema('account')),
  media: z.array(PostMediaView),
  /** Text for one platform in place of `text`. */
  variants: z.partialRecord(z.enum(platformIds), z.string()),
  clipId: z.nullable(idSchema('clip')),
  /** Rises with every change; name the one you saw when you change the post. */
  revision: z.int(),
  scheduledAt: Instant.nullable(),
  timeZone: z.string().nullable(),
  /** The wall time that was chosen, in `timeZone`. */
  wallTime: z.string().nullable(),
  /** Null unless exactly these words were approved. */
  approval: ApprovalView.nullable(),
  /** The series this post is one occurrence of, and the wall time in it that the post stands for. */
  recurrenceId: z.nullable(idSchema('recurrence')),
  occurrence: z.string().nullable(),
  /** Whether the occurrence was changed by itself and no longer follows its series. */
  detached: z.boolean(),
  /** The queue slot that the post holds. */
  slotKey: z.string().nullable(),
  createdBy: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
}

/** A post in a list. Cancelled targets are left out. */
export const PostSummary = z.object({ ...post, targets: z.array(TargetView) })
export type PostSummary = z.infer<typeof PostSummary>

/** A post with its whole story: every target, what goes out on it, and every attempt. */
export const PostDetail = z.object({
  ...post,
  approvalStep: ApprovalStepView.nullable(),
  targets: z.array(TargetView.extend({ content: RenderedView, attempts: z.array(AttemptView) })),
})
export type PostDetail = z.infer<typeof PostDetail>

export const DeletedPost = z.object({ id: idSchema('post'), deletedAt: Instant, undoUntil: Instant })
export type DeletedPost = z.infer<typeof DeletedPost>
