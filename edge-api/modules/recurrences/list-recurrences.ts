import { and, desc, eq, lt } from 'drizzle-orm'
import * as z from 'zod'
import { recurrenceStatuses, recurrences } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { type Page, pageQuery, toPage } from '../page.ts'
import type { RecurrenceView } from './recurrence-view.ts'
import { seriesView } from './series.ts'

export const ListRecurrencesInput = z.strictObject({
  ...pageQuery,
  status: z.enum(recurrenceStatuses).optional(),
})

/** Series, newest first. */
export async function listRecurrences(
  ctx: Ctx,
  input: z.infer<typeof ListRecurrencesInput>,
): Promise<Page<RecurrenceView>> {
  const organizationId = permit(ctx, 'post.read')
  const { cursor, status, limit } = input
  const rows = await ctx.deps.db
    .select()
    .from(recurrences)
    .where(
      and(
        eq(recurrences.organizationId, organizationId),
        status ? eq(recurrences.status, status) : undefined,
        cursor ? lt(recurrences.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(recurrences.id))
    .limit(limit + 1)
  return toPage(
    rows.map((series) => seriesView(ctx, series)),
    limit,
  )
}
