import { isAnimated } from './animation.ts'
import type { Bounds } from './frame.ts'
import type { PictureLimits } from './limits.ts'

/** How a picture is drawn anew; a canvas in the browser. */
export interface Codec {
  /** Its size in pixels. Throws where the bytes are no picture. */
  measure(file: Blob): Promise<Bounds>
  /** The picture at another size, in another type. `quality` is from 0 to 1 and counts for JPEG. */
  draw(file: Blob, size: Bounds, type: 'image/jpeg' | 'image/png', quality: number): Promise<Blob>
}

/** Smaller than this in its longest side, a picture is no use any more. */
const leastSide = 320
const qualities = [0.9, 0.8]

/**
 * The file as all chosen platforms take it: unchanged where it fits, otherwise in another type, drawn smaller and a little
 * less sharp. Null where that is impossible: a file that moves cannot be made smaller and go on moving.
 */
export async function fitPicture(file: Blob, limits: PictureLimits, codec: Codec): Promise<Blob | null> {
  const typeFits = limits.types.includes(file.type)
  if (isAnimated(new Uint8Array(await file.arrayBuffer()))) {
    // What platforms take beyond their other pictures counts for GIFs alone.
    const most = file.type === 'image/gif' ? limits.maxGifBytes : limits.maxBytes
    return typeFits && file.size <= most ? file : null
  }
  const whole = await codec.measure(file)
  const pixels = whole.width * whole.height
  const first = Math.min(1, Math.sqrt(limits.maxPixels / pixels))
  if (typeFits && file.size <= limits.maxBytes && first === 1) return file
  // Text on a screenshot stays sharp in a PNG; it is worth one try.
  if (file.type === 'image/png' && limits.types.includes('image/png') && first < 1) {
    const sharp = await codec.draw(file, scaled(whole, first), 'image/png', 1)
    if (sharp.size <= limits.maxBytes) return sharp
  }
  if (!limits.types.includes('image/jpeg')) return null
  let scale = first
  while (Math.max(whole.width, whole.height) * scale >= leastSide || scale === first) {
    let smallest = Number.POSITIVE_INFINITY
    for (const quality of qualities) {
      const drawn = await codec.draw(file, scaled(whole, scale), 'image/jpeg', quality)
      if (drawn.size <= limits.maxBytes) return drawn
      smallest = drawn.size
    }
    // Bytes go with the area; a little less, so that the next try fits.
    scale *= Math.min(0.8, Math.sqrt(limits.maxBytes / smallest) * 0.95)
  }
  return null
}

const scaled = ({ width, height }: Bounds, scale: number): Bounds => ({
  width: Math.max(1, Math.floor(width * scale)),
  height: Math.max(1, Math.floor(height * scale)),
})
