import * as z from 'zod/mini'
import { Clip } from '../core/clip.ts'
import { Directory } from './account/directory.ts'
import { Draft } from './drafts/draft.ts'
import { PictureFile } from './drafts/piece.ts'
import { Shot, shotKinds, shotProblems } from './pictures/shots.ts'
import { SurveyedImage } from './pictures/surveyed.ts'
import { Action, Job } from './queue/job.ts'

const Problem = z.object({ code: z.string(), detail: z.string(), status: z.number() })
const Done = z.object({})

/** Why a page cannot be clipped. */
export const captureProblems = ['PAGE_NOT_ALLOWED', 'NOT_A_PAGE', 'CLIP_NOT_UNDERSTOOD'] as const

/**
 * Kinds of pages that browsers keep from extensions, however much a person asks for it: the browser's own, its stores,
 * other extensions', a page's source, files of the device, PDF files in Firefox's viewer.
 */
export const closedKinds = ['BROWSER', 'STORE', 'EXTENSION', 'SOURCE', 'FILE', 'PDF'] as const
export type ClosedKind = (typeof closedKinds)[number]

/**
 * Everything that the extension's pages may ask of the background worker: the question's and the answer's shape.
 * Both are checked on arrival.
 */
export const messages = {
  /** Clips the page of a tab on which the person has just used the extension. */
  'page.clip': {
    question: z.strictObject({ tabId: z.int() }),
    answer: z.union([
      z.object({ clip: Clip }),
      z.object({ problem: z.enum(captureProblems), closed: z.nullable(z.enum(closedKinds)) }),
    ]),
  },
  /** The images that the page shows now, with their real sizes. */
  'page.images': {
    question: z.strictObject({ tabId: z.int() }),
    answer: z.object({ images: z.array(SurveyedImage) }),
  },
  /** Takes an image's bytes while its page is open, for a picture that goes out later; null where they cannot be had. */
  'image.keep': {
    question: z.strictObject({ tabId: z.int(), id: z.uuid(), url: SurveyedImage.shape.url }),
    answer: z.object({
      kept: z.nullable(z.object({ file: PictureFile, width: z.int(), height: z.int() })),
    }),
  },
  /** Takes a screenshot for a draft and keeps it on the device. */
  'shot.take': {
    question: z.strictObject({
      ...{ tabId: z.int(), kind: z.enum(shotKinds), draftKey: Draft.shape.key },
      /** Who asks, and shall be there again with the picture. */
      place: z.enum(['popup', 'panel']),
    }),
    answer: z.union([z.object({ shot: Shot }), z.object({ problem: z.enum(shotProblems) })]),
  },
  /** Stops the screenshot that is being taken; the page is put back as it was. */
  'shot.stop': { question: z.strictObject({}), answer: Done },
  /** Writes a draft down for a page that may be gone before it has done so itself. */
  'draft.keep': { question: z.strictObject({ draft: Draft }), answer: Done },
  /** Puts a draft into the queue. The tab, when still open, lends its view of the image. */
  'draft.send': {
    question: z.strictObject({ draft: Draft, action: Action, tabId: z.nullable(z.int()) }),
    answer: z.object({ job: Job }),
  },
  /** Tries at once what waits. */
  'queue.send': { question: z.strictObject({}), answer: Done },
  'job.retry': { question: z.strictObject({ id: z.uuid() }), answer: Done },
  /** Drops a job; for ten seconds `job.restore` brings it back. */
  'job.drop': { question: z.strictObject({ id: z.uuid() }), answer: Done },
  'job.restore': { question: z.strictObject({ id: z.uuid() }), answer: Done },
  /** Takes a job that has not gone out off the queue and gives it back as a draft; null when it has gone out. */
  'job.edit': { question: z.strictObject({ id: z.uuid() }), answer: z.object({ draft: z.nullable(Draft) }) },
  /** The person has seen what went wrong with a post. */
  'watch.dismiss': { question: z.strictObject({ postId: z.string().check(z.maxLength(64)) }), answer: Done },
  'account.sign-in': {
    question: z.strictObject({
      email: z.string().check(z.maxLength(320)),
      password: z.string().check(z.maxLength(512)),
    }),
    answer: z.object({ problem: z.nullable(Problem) }),
  },
  /** Signs in by the person's session in Studio, in a window of its own; the popup of `windowId` opens again afterwards. */
  'account.studio': {
    question: z.strictObject({ windowId: z.nullable(z.int()) }),
    answer: z.object({ signedIn: z.boolean() }),
  },
  /** Signs out and removes everything of the person from this device. */
  'account.sign-out': { question: z.strictObject({}), answer: Done },
  /** Ends the session because another server is chosen; what was written stays. */
  'account.leave-server': { question: z.strictObject({}), answer: Done },
  /** Reads the signed-in person and the accounts again; with an organization, changes to it. */
  'account.refresh': {
    question: z.strictObject({ organizationId: z.nullable(z.string()) }),
    answer: z.object({ directory: z.nullable(Directory), problem: z.nullable(Problem) }),
  },
} as const

export type MessageName = keyof typeof messages
export type Question<Name extends MessageName> = z.infer<(typeof messages)[Name]['question']>
export type Answer<Name extends MessageName> = z.infer<(typeof messages)[Name]['answer']>

/** The envelope in which a question travels. */
export const Envelope = z.strictObject({
  allin: z.literal(1),
  name: z.enum(Object.keys(messages) as [MessageName, ...MessageName[]]),
  question: z.unknown(),
})
