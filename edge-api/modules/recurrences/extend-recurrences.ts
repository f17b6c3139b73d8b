import { asc, eq, lte } from 'drizzle-orm'
import { recurrences } from '../../../db/schema/index.ts'
import type { Ctx } from '../../context.ts'
import type { Deps } from '../../deps.ts'
import { reasonOf } from '../../publishing/wake-ups.ts'
import { extendSeries } from './extend-series.ts'

/** Series that one sweep looks at. */
const atOnce = 20
/** After a failure of our own a series waits this long, so that it does not keep the others from their turn. */
const pause = 10 * 60 * 1000

/** Makes further occurrences of every series whose next ones have come near. Answers how many posts were made. */
export async function extendRecurrences(deps: Deps): Promise<number> {
  const now = deps.clock.now()
  const due = await deps.db
    .select()
    .from(recurrences)
    .where(lte(recurrences.extendAt, now))
    .orderBy(asc(recurrences.extendAt))
    .limit(atOnce)
  let made = 0
  for (const series of due) {
    const { id, organizationId } = series
    const principal: Ctx['principal'] = { kind: 'system', organizationId, reason: 'sweep' }
    try {
      made += await extendSeries(
        { deps, principal, requestId: deps.ids.next('request'), idempotency: null },
        series,
      )
    } catch (error) {
      deps.log.error('A series could not be extended', { recurrenceId: id, reason: reasonOf(error) })
      await deps.db
        .update(recurrences)
        .set({ extendAt: new Date(now.getTime() + pause) })
        .where(eq(recurrences.id, id))
    }
  }
  return made
}
