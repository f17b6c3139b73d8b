import * as z from 'zod/mini'
import { type Clip, ClipImage } from '../../core/clip.ts'

/** Most pieces in one draft. */
export const maxPieces = 60

/** A picture of the post; its bytes, where the page let us read them, wait on the device under its id. */
export const Picture = z.strictObject({ id: z.uuid(), ...ClipImage.shape })
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
  return { id, kind: 'image', text: '', ...from(clip), picture: { ...image, id } }
}
