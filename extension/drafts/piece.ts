import * as z from 'zod/mini'
import { type Clip, ClipImage } from '../../core/clip.ts'
import { imageTypes } from '../../core/media.ts'

/** Most pieces in one draft. */
export const maxPieces = 60

/** What is known of a picture's bytes that wait on the device. */
export const PictureFile = z.strictObject({
  type: z.enum(imageTypes),
  bytes: z.int(),
  /** A file that moves cannot be made smaller; still ones are fitted when they are sent. */
  isAnimated: z.boolean(),
})
export type PictureFile = z.infer<typeof PictureFile>

/** A picture of the post; its bytes, where the page let us read them, wait on the device under its id. */
export const Picture = z.strictObject({
  id: z.uuid(),
  ...ClipImage.shape,
  /** Null where it is on this device alone: a screenshot, a part of an image, one that the page made itself. */
  url: z.nullable(ClipImage.shape.url),
  /** Set when the bytes are there. */
  file: z.optional(PictureFile),
})
export type Picture = z.infer<typeof Picture>

/** One thing that was collected into a draft while reading: a page, a passage or an image. */
export const Piece = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['page', 'quote', 'image']),
  /** What it put into the text; empty for an image. */
  text: z.string().check(z.maxLength(10_000)),
  /** The page that it comes from. */
  title: z.string(),
  url: z.string(),
  picture: z.nullable(Picture),
})
export type Piece = z.infer<typeof Piece>

type Source = Pick<Clip, 'author' | 'siteName'>

/** Words in quotation marks, and whose they are as far as the page says so. */
export function quoted(words: string, { author, siteName }: Source): string {
  const by = author ?? siteName
  return by === null ? `“${words}”` : `“${words}”\n— ${by}`
}

const from = ({ title, canonicalUrl }: Clip) => ({ title, url: canonicalUrl })

/** A page as a piece: its title and its link. */
export function pagePiece(clip: Clip, id: string): Piece {
  return { id, kind: 'page', text: `${clip.title}\n${clip.canonicalUrl}`, ...from(clip), picture: null }
}

/** The selected passage of a page with its link, or null where nothing is selected. */
export function quotePiece(clip: Clip, id: string): Piece | null {
  if (clip.quoteSource !== 'selection' || clip.quote === null) return null
  return wordsPiece(clip, clip.quote, id)
}

/** Words of a page as a quote with its link. */
export function wordsPiece(clip: Clip, words: string, id: string): Piece {
  const text = `${quoted(words, clip)}\n${clip.canonicalUrl}`
  return { id, kind: 'quote', text, ...from(clip), picture: null }
}

/** One of the page's images. */
export function imagePiece(clip: Clip, image: ClipImage, id: string): Piece {
  return picturePiece(from(clip), { ...image, id })
}

/** A picture as a piece, whose bytes wait under the same id. */
export function picturePiece({ title, url }: Pick<Piece, 'title' | 'url'>, picture: Picture): Piece {
  return { id: picture.id, kind: 'image', text: '', title, url, picture }
}
