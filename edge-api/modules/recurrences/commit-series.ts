import { and, eq } from 'drizzle-orm'
import { requireChange, type Statement } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { recurrences } from '../../../db/schema/index.ts'
import type { Commit } from '../../commit.ts'
import type { Ctx } from '../../context.ts'
import { commitPost } from '../posts/change-post.ts'
import { type Series, seriesChanged } from './series.ts'
import { occurrenceMovedOn } from './take-off.ts'

type SeriesChanges = Partial<
  Omit<Series, 'id' | 'organizationId' | 'createdAt' | 'createdBy' | 'createdByKind'>
>

/** The series after a change: the revision is one higher. */
export function changedSeries(ctx: Ctx, series: Series, changes: SeriesChanges): Series {
  return { ...series, ...changes, revision: series.revision + 1, updatedAt: ctx.deps.clock.now() }
}

/** The statement for it. The batch fails when the series is no longer the one that was read. */
export function writeSeries({ deps }: Ctx, before: Series, after: Series): Statement {
  const { id, organizationId, createdAt, createdBy, createdByKind, ...columns } = after
  const change = deps.db
    .update(recurrences)
    .set(columns)
    .where(
      and(
        eq(recurrences.id, id),
        eq(recurrences.organizationId, organizationId),
        eq(recurrences.revision, before.revision),
      ),
    )
    .returning({ id: recurrences.id })
  return requireChange(deps.db, change, 'SERIES_CHANGED')
}

/** How often a change is begun anew because one of the occurrences was just being sent or edited. */
const tries = 3

/** Reads and commits a change of a series; both are repeated when an occurrence moved on in between. Throws REVISION_CONFLICT. */
export async function commitSeries<Result>(
  ctx: Ctx,
  prepare: () => Promise<Commit<Result>>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await commitPost(ctx, await prepare())
    } catch (error) {
      const failed = failedCondition(error)
      if (failed === occurrenceMovedOn && attempt < tries) continue
      if (failed === occurrenceMovedOn || failed === 'SERIES_CHANGED') throw seriesChanged()
      throw error
    }
  }
}
