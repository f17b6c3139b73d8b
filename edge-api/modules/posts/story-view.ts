import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { platformIds } from '../../../core/platforms/index.ts'
import { targetStatuses } from '../../../core/states.ts'
import { RenderedView } from './post-view.ts'

const Instant = z.iso.datetime()

/** Who did something: `name` is null where nobody here knows it. */
export const StoryActor = z.object({
  kind: z.enum(['user', 'apiKey', 'embed', 'system']),
  id: z.string(),
  name: z.string().nullable(),
})
export type StoryActor = z.infer<typeof StoryActor>

const entry = { at: Instant, actor: StoryActor }

/** Something that happened to the post as a whole. */
export const PostStoryEntry = z.discriminatedUnion('kind', [
  z.object({ ...entry, kind: z.literal('created') }),
  z.object({
    ...entry,
    kind: z.literal('edited'),
    /** How many changes in a row this stands for. */
    times: z.int(),
  }),
  z.object({
    ...entry,
    kind: z.enum(['scheduled', 'rescheduled', 'published-now']),
    /** The moment that was asked for. */
    scheduledAt: Instant.nullable(),
  }),
  z.object({
    ...entry,
    kind: z.enum([
      'taken-back',
      'deleted',
      'restored',
      'approval-requested',
      'approved',
      'approval-withdrawn',
    ]),
  }),
  /** Declined by whoever approves, with what they said. */
  z.object({ ...entry, kind: z.literal('sent-back'), comment: z.string().nullable() }),
])
export type PostStoryEntry = z.infer<typeof PostStoryEntry>

const attempt = {
  /** Number of the try. */
  number: z.int().nullable(),
}
const fault = {
  ...attempt,
  /** Stable code of what went wrong. */
  code: z.string(),
  /** What the platform or AllIN said about it, in one sentence. */
  detail: z.string().nullable(),
  httpStatus: z.int().nullable(),
}

/** Something that happened on the way to one account. */
export const TargetStoryEntry = z.discriminatedUnion('kind', [
  z.object({
    ...entry,
    ...attempt,
    kind: z.literal('started'),
    attemptId: idSchema('attempt'),
    /** Hash of what this try had to send; null for tries from before it was kept. */
    contentHash: z.string().nullable(),
  }),
  /** The one call that can make the post live went out. */
  z.object({ ...entry, ...attempt, kind: z.literal('sent') }),
  z.object({
    ...entry,
    ...attempt,
    kind: z.literal('published'),
    /** Whether the platform said so, or the search found it after an unclear answer. */
    by: z.enum(['answer', 'search']),
    remoteId: z.string().nullable(),
    remoteUrl: z.string().nullable(),
  }),
  /** Given up; certainly not live. `found` says that the search settled it. */
  z.object({ ...entry, ...fault, kind: z.literal('failed'), found: z.boolean() }),
  /** Tried again. `isCertain` says that the post is not live; otherwise a copy would be recognised by the platform. */
  z.object({
    ...entry,
    ...fault,
    kind: z.literal('requeued'),
    found: z.boolean(),
    isCertain: z.boolean(),
    nextAt: Instant.nullable(),
  }),
  /** Nobody knows whether it is live; the search begins. `isRefused`: this try is not, but an earlier one may be. */
  z.object({
    ...entry,
    ...fault,
    kind: z.literal('unconfirmed'),
    isRefused: z.boolean(),
    nextAt: Instant.nullable(),
  }),
  /** A look at the platform that settled nothing yet. */
  z.object({
    ...entry,
    ...attempt,
    kind: z.literal('searched'),
    result: z.enum(['absent', 'unreadable']),
    detail: z.string().nullable(),
    nextAt: Instant.nullable(),
  }),
  /** It could not be found out; a person is asked. */
  z.object({ ...entry, ...fault, kind: z.literal('needs-review') }),
  /** The worker went away. `sent` is whether the call may have gone out by then. */
  z.object({ ...entry, ...attempt, kind: z.literal('recovered'), sent: z.boolean() }),
  /** Nothing was sent, for a reason that a person has to decide on. */
  z.object({ ...entry, kind: z.literal('held-back'), code: z.string() }),
  z.object({ ...entry, kind: z.literal('retried') }),
  z.object({
    ...entry,
    kind: z.literal('answered'),
    answer: z.enum(['live', 'not-live', 'leave-unsent']),
    remoteUrl: z.string().nullable(),
  }),
])
export type TargetStoryEntry = z.infer<typeof TargetStoryEntry>

/** Whether the post is on the account's profile, as far as anybody knows. */
export const liveness = ['YES', 'NO', 'UNKNOWN'] as const

/** The story of a post on one account. */
export const TargetStory = z.object({
  targetId: idSchema('target'),
  accountId: idSchema('account'),
  platform: z.enum(platformIds),
  status: z.enum(targetStatuses),
  isLive: z.enum(liveness),
  /** Why it waits or failed, as a code. */
  code: z.string().nullable(),
  /** What AllIN does next by itself; null where nothing happens without a person. */
  next: z.object({ kind: z.enum(['publish', 'search']), at: Instant }).nullable(),
  /** What goes out, or went out last. */
  content: RenderedView,
  contentHash: z.string(),
  entries: z.array(TargetStoryEntry),
})
export type TargetStory = z.infer<typeof TargetStory>

/** Everything that happened to a post, oldest first. */
export const PostStory = z.object({
  postId: idSchema('post'),
  entries: z.array(PostStoryEntry),
  /** In the order of the post's accounts. */
  targets: z.array(TargetStory),
  /** True where the beginning was left out because there is too much. */
  isShortened: z.boolean(),
})
export type PostStory = z.infer<typeof PostStory>
