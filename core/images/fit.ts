import { moves } from './animation.ts'
import { type ImageLimits, maxBytesOf } from './limits.ts'

/** In pixels. */
export interface ImageSize {
  width: number
  height: number
}

/** How an image is drawn anew; a canvas in the browser. */
export interface ImageCodec {
  /** Its size. Throws where the bytes are no image. */
  measure(file: Blob): Promise<ImageSize>
  /**
   * The image at another size, in another type; in a type of the codec's own choice where it cannot write that one.
   * `quality` is from 0 to 1 and does not count for PNG.
   */
  draw(file: Blob, size: ImageSize, type: DrawnType, quality: number): Promise<Blob>
}
type DrawnType = 'image/jpeg' | 'image/png' | 'image/webp'

/** What is drawn anew is no larger than this, in pixels and in its longest side: WebP ends there, and canvases of phones. */
const mostDrawn = 16_000_000
const longestDrawn = 16_000
/** Smaller than this in its longest side, an image is no use any more. */
const leastSide = 320
const qualities = [0.9, 0.8]

/**
 * The file as all chosen accounts take it: unchanged where it fits, otherwise in another type, drawn smaller and a little
 * less sharp. Null where that is impossible: a file that moves cannot be made smaller and go on moving.
 *
 * Throws where the bytes are no image.
 */
export async function fitImage(file: Blob, limits: ImageLimits, codec: ImageCodec): Promise<Blob | null> {
  const typeFits = limits.types.includes(file.type)
  if (await moves(file)) return typeFits && file.size <= maxBytesOf(file.type, limits) ? file : null
  const whole = await codec.measure(file)
  const first = Math.min(1, Math.sqrt(limits.maxPixels / (whole.width * whole.height)))
  if (typeFits && file.size <= limits.maxBytes && first === 1) return file
  // Text on a screenshot stays sharp in a PNG; it is worth one try.
  if (file.type === 'image/png' && typeFits && first < 1) {
    const sharp = await drawn(codec, file, scaled(whole, first), 'image/png', 1)
    if (sharp !== null && sharp.size <= limits.maxBytes) return sharp
  }
  const largest = Math.min(
    first,
    Math.sqrt(mostDrawn / (whole.width * whole.height)),
    longestDrawn / Math.max(whole.width, whole.height),
  )
  for (const type of lossyTypes(file.type, limits)) {
    const fitted = await drawSmaller(file, { type, whole, first: largest, maxBytes: limits.maxBytes }, codec)
    if (fitted !== null) return fitted
  }
  return null
}

/** Types to draw anew in, the best first: what may be transparent stays so where the accounts take that. */
function lossyTypes(type: string, { types }: ImageLimits): DrawnType[] {
  const keeps: DrawnType[] = type === 'image/jpeg' ? ['image/jpeg'] : ['image/webp', 'image/jpeg']
  return keeps.filter((each) => types.includes(each))
}

async function drawSmaller(
  file: Blob,
  wish: { type: DrawnType; whole: ImageSize; first: number; maxBytes: number },
  codec: ImageCodec,
): Promise<Blob | null> {
  const { type, whole, first, maxBytes } = wish
  let scale = first
  while (Math.max(whole.width, whole.height) * scale >= leastSide || scale === first) {
    let smallest = Number.POSITIVE_INFINITY
    for (const quality of qualities) {
      const image = await drawn(codec, file, scaled(whole, scale), type, quality)
      if (image === null) return null
      if (image.size <= maxBytes) return image
      smallest = image.size
    }
    // Bytes go with the area; a little less, so that the next try fits.
    scale *= Math.min(0.8, Math.sqrt(maxBytes / smallest) * 0.95)
  }
  return null
}

/** Null where the browser cannot write that type, or has no memory for it. */
async function drawn(codec: ImageCodec, ...wish: Parameters<ImageCodec['draw']>): Promise<Blob | null> {
  const image = await codec.draw(...wish).catch(() => null)
  return image?.type === wish[2] ? image : null
}

const scaled = ({ width, height }: ImageSize, scale: number): ImageSize => ({
  width: Math.max(1, Math.floor(width * scale)),
  height: Math.max(1, Math.floor(height * scale)),
})
