import { and, desc, lt } from 'drizzle-orm'
import * as z from 'zod'
import { clips } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { type Page, pageQuery, toPage } from '../page.ts'
import type { ClipView } from './clip-view.ts'
import { clipSummary, ofOrganization, ofPage, selectClips } from './clip-views.ts'

export const ListClipsInput = z.strictObject({
  ...pageQuery,
  /** Canonical address of a page: only the clips of that page. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(4096)
    .optional(),
})

/** Clips, newest first, without their main texts. */
export async function listClips(ctx: Ctx, input: z.infer<typeof ListClipsInput>): Promise<Page<ClipView>> {
  const organizationId = permit(ctx, 'clip.read')
  const { cursor, limit, url } = input
  const where = and(
    ofOrganization(organizationId),
    url ? ofPage(url) : undefined,
    cursor ? lt(clips.id, cursor) : undefined,
  )
  const rows = await selectClips(ctx.deps.db, where)
    .orderBy(desc(clips.id))
    .limit(limit + 1)
  return toPage(rows.map(clipSummary), limit)
}
