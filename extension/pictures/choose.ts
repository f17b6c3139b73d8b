import type { Clip, ClipImage } from '../../core/clip.ts'
import { addPiece, picturesOf } from '../drafts/collect.ts'
import type { Draft } from '../drafts/draft.ts'
import { imagePiece, maxPieces, type Picture, type Piece, picturePiece } from '../drafts/piece.ts'

/** How many pictures a post has. */
export function countPictures({ image, imageUse, pieces }: Draft): number {
  return picturesOf(pieces).length + (image !== null && imageUse === 'picture' ? 1 : 0)
}

/** Whether an image takes part in a post, on its card or as a picture. */
export function takesPart({ image, imageUse, pieces }: Draft, url: string): boolean {
  const isLead = imageUse !== 'none' && image?.url === url
  return isLead || picturesOf(pieces).some((picture) => picture.url === url)
}

/**
 * What choosing an image makes of a post: on the card it takes the other one's place; as a picture it comes beside the
 * others; chosen again it goes. Null where there is no room for one more.
 *
 * @param max how many pictures the chosen accounts take
 */
export function chooseImage(
  draft: Draft,
  clip: Clip,
  image: ClipImage,
  { id, max }: { id: string; max: number },
): Partial<Draft> | null {
  const taken = draft.pieces.find(({ picture }) => picture?.url === image.url)
  if (taken) return { pieces: draft.pieces.filter((piece) => piece !== taken) }
  if (draft.imageUse === 'card') return { image }
  if (draft.imageUse === 'picture' && draft.image?.url === image.url) return { imageUse: 'none' }
  if (countPictures(draft) >= max) return null
  if (draft.imageUse === 'none') return { image, imageUse: 'picture' }
  return addPiece(draft, imagePiece(clip, image, id), clip)
}

/**
 * What a post becomes with an image that only the page has, in front of the others. Null where there is no room for one more.
 *
 * @param max how many pictures the chosen accounts take
 */
export function withMadePicture(
  draft: Draft,
  from: Pick<Piece, 'title' | 'url'>,
  picture: Picture,
  max: number,
): Pick<Draft, 'pieces'> | null {
  if (countPictures(draft) >= max || draft.pieces.length >= maxPieces) return null
  return { pieces: [picturePiece(from, picture), ...draft.pieces] }
}

/** What a post becomes when an image of the page turns into a picture of its own, a part of it. */
export function withOwnPicture(
  draft: Draft,
  from: Pick<Piece, 'title' | 'url'>,
  picture: Picture,
): Partial<Draft> {
  // It stands where the image stood that it was made from: in front.
  const pieces = [picturePiece(from, picture), ...draft.pieces]
  return draft.imageUse === 'picture' ? { pieces, imageUse: 'none' } : { pieces }
}
