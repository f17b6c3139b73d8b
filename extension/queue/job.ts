import * as z from 'zod/mini'
import { Clip, ClipImage } from '../../core/clip.ts'
import { picturesOf } from '../drafts/collect.ts'
import { type Draft, imageUses } from '../drafts/draft.ts'
import { Piece } from '../drafts/piece.ts'
import { Suggestion } from '../drafts/suggestion.ts'

const When = z.strictObject({
  wallTime: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)),
  timeZone: z.string().check(z.minLength(1), z.maxLength(64)),
})
export type When = z.infer<typeof When>

/**
 * What shall become of a post: kept as a draft, published now, in the next free slot of the queue, at a time on the wall
 * of a zone, or handed in for approval, with the time that is hoped for.
 */
export const Action = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('draft') }),
  z.strictObject({ kind: z.literal('publish') }),
  z.strictObject({ kind: z.literal('queue') }),
  z.strictObject({ kind: z.literal('schedule'), ...When.shape }),
  z.strictObject({ kind: z.literal('ask'), when: z.nullable(When) }),
])
export type Action = z.infer<typeof Action>

/** `dropped` by the person: not sent any more, and gone for good when there is no time left to change one's mind. */
export const jobStates = ['waiting', 'sent', 'refused', 'dropped'] as const

/** Milliseconds in which a person may take back what they sent or dropped. */
export const undoFor = 10_000

/**
 * One thing to send, kept on the device until the server has confirmed it. Each step's result is written down
 * before the next begins, and each step has an idempotency key of its own (`id` and the step's name): whatever
 * breaks off, the job goes on where it was and nothing is made twice.
 */
export const Job = z.strictObject({
  id: z.uuid(),
  createdAt: z.number(),
  /** Null when nobody was signed in; then the organization in use when it is sent. */
  organizationId: z.nullable(z.string()),
  action: Action,
  clip: z.nullable(Clip),
  /** Null lets the server write the draft from the clip. */
  text: z.nullable(z.string()),
  withLink: z.boolean(),
  suggestion: z.optional(Suggestion),
  image: z.nullable(ClipImage),
  imageUse: z.enum(imageUses),
  accountIds: z.array(z.string()),
  pieces: z._default(z.array(Piece), []),
  state: z.enum(jobStates),
  done: z.strictObject({
    mediaId: z.optional(z.string()),
    clipId: z.optional(z.string()),
    postId: z.optional(z.string()),
    revision: z.optional(z.int()),
    /** The collected pictures by their ids; null for one that cannot be had. */
    pictures: z.optional(z.record(z.string(), z.nullable(z.string()))),
  }),
  /** A post that exists already and takes these changes. */
  post: z.nullable(z.strictObject({ id: z.string(), revision: z.int() })),
  tries: z.int(),
  /** Milliseconds since 1970 before which another try makes no sense. */
  tryAt: z.number(),
  /** Until when, in milliseconds since 1970, nothing is done about it, so that the person can take it back. */
  heldUntil: z._default(z.nullable(z.number()), null),
  problem: z.nullable(z.strictObject({ code: z.string(), detail: z.string() })),
  finishedAt: z.nullable(z.number()),
})
export type Job = z.infer<typeof Job>

/** The job that sends a draft. */
export function jobOf(draft: Draft, action: Action, organizationId: string | null, now: number): Job {
  const { jobId, clip, text, withLink, image, imageUse, accountIds, pieces, post } = draft
  return blank(jobId, now, {
    suggestion: draft.suggestion,
    action,
    clip,
    text,
    withLink,
    image,
    imageUse,
    accountIds,
    pieces,
    organizationId,
    post,
  })
}

/** The job that turns a clip into a draft at once, in the server's wording. */
export function clipJob(
  clip: Clip,
  organizationId: string | null,
  accountIds: string[],
  id: string,
  now: number,
  pieces: Piece[] = [],
): Job {
  const imageUse = clip.leadImage === null ? 'none' : 'card'
  return blank(id, now, {
    ...{ action: { kind: 'draft' }, clip, text: null, withLink: true, image: clip.leadImage, imageUse },
    ...{ accountIds, pieces, organizationId, post: null, suggestion: undefined },
  })
}

type Content = Pick<
  Job,
  | 'suggestion'
  | ('action' | 'clip' | 'text' | 'withLink' | 'image' | 'imageUse' | 'accountIds' | 'pieces')
  | ('organizationId' | 'post')
>

function blank(id: string, now: number, content: Content): Job {
  return {
    ...content,
    ...{
      id,
      createdAt: now,
      state: 'waiting',
      done: {},
      tries: 0,
      tryAt: now,
      heldUntil: null,
      problem: null,
      finishedAt: null,
    },
  }
}

/** Whether a person can still take it back at this moment. */
export const isHeld = (job: Job, now: number): boolean => job.heldUntil !== null && job.heldUntil > now

/** Under which ids the bytes of a job's images wait. */
export const imageIdsOf = (job: Job): string[] => [job.id, ...picturesOf(job.pieces).map(({ id }) => id)]

/** A job that is to be tried at once, whatever came of it before. */
export const retried = (job: Job, now: number): Job => ({
  ...job,
  ...{ state: 'waiting', tries: 0, tryAt: now, heldUntil: null, finishedAt: null },
})

/** A job that has not gone out as a draft again, so that the person can change it. Another job, the same post. */
export function draftAgain(job: Job, jobId: string, now: number): Draft {
  const { clip, text, withLink, image, imageUse, accountIds, pieces, done } = job
  const post =
    done.postId !== undefined && done.revision !== undefined
      ? { id: done.postId, revision: done.revision }
      : job.post
  return {
    key: clip?.canonicalUrl ?? `job:${job.id}`,
    ...{ clip, text: text ?? clip?.title ?? '', withLink, image, imageUse, accountIds },
    suggestion: job.suggestion,
    ...{ jobId, post, pieces, touched: true, changedAt: now },
  }
}

/** Where Studio shows what a job became: a draft in the editor, anything else with how it went. */
export function studioAddress(server: string, postId: string, action: Action): string {
  return `${server}/${action.kind === 'draft' ? 'compose' : 'posts'}/${postId}`
}
