import { moves } from '../../core/images/animation.ts'
import { imageTypes } from '../../core/media.ts'
import { codec } from '../../widget/ui/canvas.ts'
import type { PictureFile } from '../drafts/piece.ts'
import { keepImage } from '../queue/image-bytes.ts'
import { captureImage } from './capture-image.ts'

/** A picture whose bytes wait on the device, with what they say about it. */
export interface Kept {
  file: PictureFile
  width: number
  height: number
}

/** Takes an image's bytes from the page that shows it and keeps them under an id; null where they cannot be had. */
export async function keepPicture(tabId: number, id: string, url: string): Promise<Kept | null> {
  const bytes = await captureImage(tabId, url)
  if (bytes === null) return null
  const kept = await factsOf(bytes)
  if (kept) await keepImage(id, bytes)
  return kept
}

/** What a file says about itself; null where it is no picture that AllIN takes. */
export async function factsOf(bytes: Blob): Promise<Kept | null> {
  const type = imageTypes.find((each) => each === bytes.type)
  const size = await codec.measure(bytes).catch(() => null)
  if (type === undefined || size === null) return null
  return { file: { type, bytes: bytes.size, isAnimated: await moves(bytes) }, ...size }
}
