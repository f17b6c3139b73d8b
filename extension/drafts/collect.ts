import type { Clip } from '../../core/clip.ts'
import { maxMediaPerPost } from '../../core/media.ts'
import type { Draft } from './draft.ts'
import { maxPieces, type Picture, type Piece } from './piece.ts'

/** Longest text of a post, in UTF-16 units. */
const maxText = 10_000

type Collected = Pick<Draft, 'text' | 'pieces'> &
  Partial<Pick<Draft, 'clip' | 'withLink' | 'image' | 'imageUse'>>

/** The pictures among the pieces, in their order. */
export const picturesOf = (pieces: readonly Piece[]): Picture[] =>
  pieces.flatMap(({ picture }) => picture ?? [])

/**
 * What a draft becomes with one piece more: its words at the end of the text, its picture behind the others. The first
 * page or passage gives a draft without a page its link card. Null where the draft is full.
 */
export function addPiece(draft: Draft, piece: Piece, clip: Clip | null): Collected | null {
  const text = joined(draft.text, piece.text)
  const pieces = [...draft.pieces, piece]
  const isFull =
    text.length > maxText || pieces.length > maxPieces || picturesOf(pieces).length > maxMediaPerPost
  if (isFull) return null
  if (draft.clip !== null || clip === null || piece.picture !== null) return { text, pieces }
  const image = clip.leadImage
  return { text, pieces, clip, withLink: true, image, imageUse: image === null ? 'none' : 'card' }
}

/** What is needed to bring a removed piece back to where it was. */
export interface Removed {
  piece: Piece
  index: number
  before: string
  after: string
}

/** Takes a piece out again. Words that the person has changed since are theirs and stay. */
export function removePiece(draft: Draft, id: string): { change: Collected; removed: Removed } | null {
  const index = draft.pieces.findIndex((piece) => piece.id === id)
  const piece = draft.pieces[index]
  if (piece === undefined) return null
  const after = without(draft.text, piece.text)
  return {
    change: { text: after, pieces: draft.pieces.filter((each) => each.id !== id) },
    removed: { piece, index, before: draft.text, after },
  }
}

/** Brings a removed piece back; its words to their old place unless somebody wrote in the meantime, then to the end. */
export function restorePiece(draft: Draft, { piece, index, before, after }: Removed): Collected {
  const text = draft.text === after ? before : joined(draft.text, before === after ? '' : piece.text)
  return { text, pieces: draft.pieces.toSpliced(index, 0, piece) }
}

/** Describes a picture for people who do not see it. */
export function describePicture(draft: Draft, id: string, alt: string): Pick<Draft, 'pieces'> {
  const described = (piece: Piece) =>
    piece.picture?.id === id ? { ...piece, picture: { ...piece.picture, alt: alt || null } } : piece
  return { pieces: draft.pieces.map(described) }
}

const joined = (text: string, more: string) =>
  text.trim() === '' ? more : more === '' ? text : `${text.trimEnd()}\n\n${more}`

function without(text: string, part: string): string {
  const at = part === '' ? -1 : text.indexOf(part)
  if (at === -1) return text
  const [head, tail] = [text.slice(0, at).trimEnd(), text.slice(at + part.length).trimStart()]
  return head === '' || tail === '' ? head + tail : `${head}\n\n${tail}`
}
