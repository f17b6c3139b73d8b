import { and, eq } from 'drizzle-orm'
import { clips } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { ClipView } from './clip-view.ts'
import { clipView, ofOrganization, selectClips } from './clip-views.ts'

/** One clip. Throws NOT_FOUND. */
export async function getClip(ctx: Ctx, input: { clipId: string }): Promise<ClipView> {
  const organizationId = permit(ctx, 'clip.read')
  const where = and(ofOrganization(organizationId), eq(clips.id, input.clipId))
  const [row] = await selectClips(ctx.deps.db, where)
  if (row) return clipView(row)
  throw new AppError('NOT_FOUND', { detail: `There is no clip ${input.clipId} in this organization.` })
}
