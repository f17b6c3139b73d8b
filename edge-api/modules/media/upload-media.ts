import * as z from 'zod'
import { maxAltTextLength } from '../../../core/media.ts'
import { type Ctx, permit } from '../../context.ts'
import { isStorableText } from '../../http/body.ts'
import { parseInput } from '../../http/input.ts'
import { checkImage } from './check-image.ts'
import type { MediaView } from './media-view.ts'
import { storeImage } from './store-image.ts'

export const AltText = z.string().trim().max(maxAltTextLength)

const storable = z.string().refine(isStorableText, 'Contains characters that cannot be stored')

/** What travels beside the bytes of an upload. */
export const UploadDetails = z.strictObject({
  fileName: storable.pipe(z.string().trim().max(255)).nullable(),
  altText: storable.pipe(AltText).nullable(),
  sourceUrl: storable.pipe(z.url({ protocol: /^https?$/ }).max(2048)).nullable(),
})

export interface Upload {
  bytes: Uint8Array<ArrayBuffer>
  /** The content type the sender claims. */
  declaredType: string
  details: Record<keyof z.infer<typeof UploadDetails>, string | null>
}

/** Keeps an image. Throws MEDIA_UNREADABLE, MEDIA_NOT_SUPPORTED or MEDIA_TOO_LARGE. */
export async function uploadMedia(ctx: Ctx, { bytes, declaredType, details }: Upload): Promise<MediaView> {
  const organizationId = permit(ctx, 'media.upload')
  const { fileName, altText, sourceUrl } = parseInput(UploadDetails, details) as z.infer<typeof UploadDetails>
  const name = fileName || null
  const image = checkImage(bytes, name, declaredType === 'application/octet-stream' ? null : declaredType)
  return storeImage(ctx, organizationId, {
    bytes,
    image,
    fileName: name,
    altText: altText || null,
    sourceUrl,
  })
}
