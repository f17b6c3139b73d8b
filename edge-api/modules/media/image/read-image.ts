import type { ImageType } from '../../../../core/media.ts'
import { readGif } from './gif.ts'
import { readJpeg } from './jpeg.ts'
import { readPng } from './png.ts'
import type { Size } from './size.ts'
import { readWebp } from './webp.ts'

export type ImageReading =
  | ({ kind: 'image'; mimeType: ImageType } & Size)
  /** Begins like an image of this type and breaks off, or contradicts itself. */
  | { kind: 'damaged'; mimeType: ImageType }
  | { kind: 'unknown' }

/** Tells from the bytes alone what an image is and how large; the name and the declared type mean nothing. */
export function readImage(bytes: Uint8Array): ImageReading {
  const mimeType = typeOf(bytes)
  if (!mimeType) return { kind: 'unknown' }
  const size = readers[mimeType](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!size || size.width === 0 || size.height === 0) return { kind: 'damaged', mimeType }
  return { kind: 'image', mimeType, ...size }
}

/** Each walks its format to the end and answers null when the file is not whole. */
const readers: Record<ImageType, (view: DataView) => Size | null> = {
  'image/jpeg': guarded(readJpeg),
  'image/png': guarded(readPng),
  'image/gif': guarded(readGif),
  'image/webp': guarded(readWebp),
}

function typeOf(bytes: Uint8Array): ImageType | null {
  const begins = (text: string, at = 0) =>
    bytes.length >= at + text.length &&
    [...text].every((character, index) => bytes[at + index] === character.charCodeAt(0))
  if (begins('\u00ff\u00d8\u00ff')) return 'image/jpeg'
  if (begins('\u0089PNG\r\n\u001a\n')) return 'image/png'
  if (begins('GIF87a') || begins('GIF89a')) return 'image/gif'
  if (begins('RIFF') && begins('WEBP', 8)) return 'image/webp'
  return null
}

/** Reading beyond the end of a view throws RangeError: the file is shorter than it says. */
function guarded(read: (view: DataView) => Size | null) {
  return (view: DataView): Size | null => {
    try {
      return read(view)
    } catch (error) {
      if (error instanceof RangeError) return null
      throw error
    }
  }
}
