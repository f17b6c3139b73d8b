import { and, eq } from 'drizzle-orm'
import * as z from 'zod'
import { requireChange } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { media } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { type MediaView, toMediaView } from './media-view.ts'
import { AltText } from './upload-media.ts'

export const DescribeMediaInput = z.strictObject({ altText: AltText.nullable() })

/** Changes the alternative text of an image for posts to come. Throws NOT_FOUND. */
export async function describeMedia(
  ctx: Ctx,
  { mediaId, altText }: z.infer<typeof DescribeMediaInput> & { mediaId: string },
): Promise<MediaView> {
  const organizationId = permit(ctx, 'media.upload')
  const { db, config } = ctx.deps
  const itself = and(eq(media.id, mediaId), eq(media.organizationId, organizationId))
  const [row] = await db.select().from(media).where(itself)
  const notFound = new AppError('NOT_FOUND', { detail: 'There is no such image in this organization.' })
  if (!row) throw notFound
  const described = altText || null
  try {
    return await commit(ctx, {
      organizationId,
      result: toMediaView(pick({ ...row, altText: described }), config),
      changes: [
        requireChange(
          db,
          db.update(media).set({ altText: described }).where(itself).returning({ id: media.id }),
          'NOT_FOUND',
        ),
      ],
      audit: { action: 'media.describe', objectType: 'media', objectId: mediaId },
    })
  } catch (error) {
    throw failedCondition(error) === 'NOT_FOUND' ? notFound : error
  }
}

function pick(row: typeof media.$inferSelect) {
  const { id, key, mimeType, bytes, width, height, altText, fileName, createdAt } = row
  return { id, key, mimeType, bytes, width, height, altText, fileName, createdAt }
}
