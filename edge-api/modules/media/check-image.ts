import { type ImageType, imageTypes, maxImageBytes } from '../../../core/media.ts'
import { AppError } from '../../errors.ts'
import { readImage } from './image/read-image.ts'

/** Beyond this an image is an attack on whoever decodes it, or a mistake. */
const maxSide = 16_384
const maxPixels = 80_000_000

export interface CheckedImage {
  mimeType: ImageType
  width: number
  height: number
}

/**
 * Makes sure that bytes are a whole image of a kind we keep. Throws MEDIA_UNREADABLE, MEDIA_NOT_SUPPORTED or
 * MEDIA_TOO_LARGE, naming the file.
 *
 * @param declared the content type the sender claims, or null when nobody claimed any
 */
export function checkImage(bytes: Uint8Array, name: string | null, declared: string | null): CheckedImage {
  const file = name ?? 'The file'
  if (bytes.length === 0) throw new AppError('MEDIA_UNREADABLE', { detail: `${file} is empty.` })
  if (bytes.length > maxImageBytes) throw tooManyBytes(name)
  const image = readImage(bytes)
  if (image.kind === 'unknown') {
    throw new AppError('MEDIA_NOT_SUPPORTED', {
      detail: `${file} is not a JPEG, PNG, GIF or WebP image. Convert it to one of these.`,
    })
  }
  if (declared !== null && declared !== image.mimeType) {
    throw new AppError('MEDIA_NOT_SUPPORTED', {
      detail: `${file} was sent as ${declared.slice(0, 60)}, but its content is ${image.mimeType}. Send the right type.`,
    })
  }
  if (image.kind === 'damaged') {
    throw new AppError('MEDIA_UNREADABLE', {
      detail: `${file} is damaged or incomplete. Save it again and repeat the upload.`,
    })
  }
  const { mimeType, width, height } = image
  if (width > maxSide || height > maxSide || width * height > maxPixels) {
    throw new AppError('MEDIA_TOO_LARGE', {
      detail: `${file} has ${width} × ${height} pixels; at most ${maxSide} a side and ${maxPixels / 1e6} million in all are accepted.`,
    })
  }
  return { mimeType, width, height }
}

export function tooManyBytes(name: string | null): AppError {
  return new AppError('MEDIA_TOO_LARGE', {
    detail: `${name ?? 'The file'} is larger than ${maxImageBytes / 1e6} MB. Make it smaller.`,
  })
}

/** Content types an upload may declare. */
export const acceptedTypes: readonly string[] = imageTypes
