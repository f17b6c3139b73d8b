import { and, desc, eq, lt } from 'drizzle-orm'
import { media } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { type Page, type PageInput, toPage } from '../page.ts'
import { type MediaView, toMediaView } from './media-view.ts'

/** Stored images, newest first. */
export async function listMedia(ctx: Ctx, { cursor, limit }: PageInput): Promise<Page<MediaView>> {
  const organizationId = permit(ctx, 'media.read')
  const rows = await ctx.deps.db
    .select({
      id: media.id,
      key: media.key,
      mimeType: media.mimeType,
      bytes: media.bytes,
      width: media.width,
      height: media.height,
      altText: media.altText,
      fileName: media.fileName,
      createdAt: media.createdAt,
    })
    .from(media)
    .where(and(eq(media.organizationId, organizationId), cursor ? lt(media.id, cursor) : undefined))
    .orderBy(desc(media.id))
    .limit(limit + 1)
  return toPage(
    rows.map((row) => toMediaView(row, ctx.deps.config)),
    limit,
  )
}
