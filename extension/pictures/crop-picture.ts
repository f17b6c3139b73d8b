import { cropImage } from '../../widget/ui/canvas.ts'
import { factsOf } from '../capture/keep-picture.ts'
import type { Picture } from '../drafts/piece.ts'
import { imageOf, keepImage } from '../queue/image-bytes.ts'
import type { Crop } from './crop-view.tsx'

/**
 * The picture that a crop leaves, its bytes on the device. Under an id of its own where something was cut off: the picture
 * before stays for as long as one may want it back. Null where the bytes are gone, or the browser has no memory left.
 */
export async function pictureAfter(id: string, crop: Crop): Promise<Picture | null> {
  return cropped(id, crop).catch(() => null)
}

async function cropped(id: string, { frame, alt }: Crop): Promise<Picture | null> {
  const before = await imageOf(id)
  if (before === null) return null
  const after = frame === null ? before : await cropImage(before, frame)
  const kept = await factsOf(after)
  if (kept === null) return null
  const own = frame === null ? id : crypto.randomUUID()
  if (own !== id) await keepImage(own, after)
  return { id: own, url: null, alt, ...kept }
}
