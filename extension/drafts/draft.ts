import * as z from 'zod/mini'
import { Clip, ClipImage } from '../../core/clip.ts'
import { maxPieces, Piece, quoted } from './piece.ts'
import { Suggestion } from './suggestion.ts'

/** How the chosen image takes part: as the picture of the link's card, as a picture of the post, or not. */
export const imageUses = ['card', 'picture', 'none'] as const
export type ImageUse = (typeof imageUses)[number]

/** Where the one draft without a page is kept. */
export const blankKey = 'blank'

/** A post in the making, as it is kept on the device with every keystroke. Never a token. */
export const Draft = z.strictObject({
  /** What it was made from: the page's canonical address. One draft a page. */
  key: z.string().check(z.minLength(1), z.maxLength(4096)),
  clip: z.nullable(Clip),
  text: z.string().check(z.maxLength(10_000)),
  withLink: z.boolean(),
  /** As the organization's template wrote it. */
  suggestion: z.optional(Suggestion),
  image: z.nullable(ClipImage),
  imageUse: z.enum(imageUses),
  accountIds: z.array(z.string()).check(z.maxLength(50)),
  /** Becomes the id of the job that sends it, so that sending twice is sending once. */
  jobId: z.uuid(),
  /** The post that an earlier attempt made on the server, when only its publishing was refused. */
  post: z.nullable(z.strictObject({ id: z.string(), revision: z.int() })),
  /** What was collected into it, in the order in which it came. */
  pieces: z._default(z.array(Piece).check(z.maxLength(maxPieces)), []),
  /** Whether the person changed anything; untouched drafts need no keeping. */
  touched: z.boolean(),
  changedAt: z.number(),
})
export type Draft = z.infer<typeof Draft>

/** A new draft of a clip: the selection quoted, otherwise the title, with the page as a link card. */
export function draftOf(clip: Clip, accountIds: string[], jobId: string, now: number): Draft {
  return {
    key: clip.canonicalUrl,
    clip,
    text: openingText(clip),
    withLink: true,
    image: clip.leadImage,
    imageUse: clip.leadImage === null ? 'none' : clip.kind === 'image' ? 'picture' : 'card',
    accountIds,
    jobId,
    post: null,
    pieces: [],
    touched: false,
    changedAt: now,
  }
}

/** A draft without a page. */
export function blankDraft(jobId: string, now: number): Draft {
  return {
    ...{ key: blankKey, clip: null, text: '', withLink: false, image: null, imageUse: 'none' },
    ...{ accountIds: [], jobId, post: null, pieces: [], touched: false, changedAt: now },
  }
}

function openingText(clip: Clip): string {
  const { quote } = clip
  return clip.quoteSource === 'selection' && quote !== null ? quoted(quote, clip) : clip.title
}
