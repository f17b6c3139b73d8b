import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import type { media } from '../../../db/schema/index.ts'
import type { Config } from '../../deps.ts'

/** A stored image. */
export const MediaView = z.object({
  id: idSchema('media'),
  /** Public and unguessable: the platforms fetch from here. */
  url: z.string(),
  mimeType: z.string(),
  bytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  altText: z.string().nullable(),
  fileName: z.string().nullable(),
  createdAt: z.iso.datetime(),
})
export type MediaView = z.infer<typeof MediaView>

export type MediaRow = Pick<
  typeof media.$inferSelect,
  'id' | 'key' | 'mimeType' | 'bytes' | 'width' | 'height' | 'altText' | 'fileName' | 'createdAt'
>

/** Where a stored file answers. */
export function mediaAddress(config: Pick<Config, 'mediaUrl'>, key: string): string {
  return `${config.mediaUrl}/media/${key}`
}

export function toMediaView(row: MediaRow, config: Pick<Config, 'mediaUrl'>): MediaView {
  const { key, createdAt, ...rest } = row
  return { ...rest, url: mediaAddress(config, key), createdAt: createdAt.toISOString() }
}
