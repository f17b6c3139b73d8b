import { media } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { actorId, type Ctx } from '../../context.ts'
import { sha256 } from '../../encoding.ts'
import type { CheckedImage } from './check-image.ts'
import { type MediaView, toMediaView } from './media-view.ts'

export interface NewImage {
  bytes: Uint8Array<ArrayBuffer>
  image: CheckedImage
  fileName: string | null
  altText: string | null
  sourceUrl: string | null
}

const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/gif': 'gif', 'image/webp': 'webp' } as const

/** Keeps the bytes first and records them then: a record never points at nothing. */
export async function storeImage(ctx: Ctx, organizationId: string, input: NewImage): Promise<MediaView> {
  const { db, ids, clock, config, media: store, background } = ctx.deps
  const { bytes, image, fileName, altText, sourceUrl } = input
  const row = {
    id: ids.next('media'),
    key: `${ids.secret(24)}.${endings[image.mimeType]}`,
    ...image,
    bytes: bytes.length,
    altText,
    fileName,
    createdAt: clock.now(),
  }
  await store.put(row.key, bytes, image.mimeType)
  try {
    return await commit(ctx, {
      organizationId,
      result: toMediaView(row, config),
      status: 201,
      changes: [
        db.insert(media).values({
          ...row,
          organizationId,
          sha256: await sha256(bytes),
          sourceUrl,
          createdBy: actorId(ctx.principal),
        }),
      ],
      audit: { action: 'media.upload', objectType: 'media', objectId: row.id },
    })
  } catch (error) {
    background(store.delete(row.key))
    throw error
  }
}
