import { and, eq } from 'drizzle-orm'
import { occurrencesAfter } from '../../../core/recurrence.ts'
import { recurrences } from '../../../db/schema/index.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { Written } from '../posts/new-post.ts'
import type { RecurrenceView } from './recurrence-view.ts'

/** A series as it is stored. */
export type Series = typeof recurrences.$inferSelect

const shownDates = 5

export const seriesNotFound = (recurrenceId: string) =>
  new AppError('NOT_FOUND', { detail: `There is no series ${recurrenceId} in this organization.` })

export const seriesChanged = () =>
  new AppError('REVISION_CONFLICT', {
    detail: 'The series was changed after you opened it. Load it again and repeat your change.',
  })

/** Throws STATE_CONFLICT for a series that has ended. */
export function expectActive(series: Series): void {
  if (series.status === 'ACTIVE') return
  throw new AppError('STATE_CONFLICT', { detail: 'This series has ended. Begin a new one.' })
}

/** The query for one series of one organization. */
export function selectSeries({ deps }: Ctx, organizationId: string, recurrenceId: string) {
  return deps.db
    .select()
    .from(recurrences)
    .where(and(eq(recurrences.organizationId, organizationId), eq(recurrences.id, recurrenceId)))
}

/** What a series says, as posts are written. */
export const writtenOf = ({ content }: Pick<Series, 'content'>): Written => ({ ...content, clipId: null })

/** A series as the API answers it. */
export function seriesView({ deps }: Ctx, series: Series): RecurrenceView {
  const { id, status, content, rule, startsAt, timeZone, exceptions, problem, revision, createdBy } = series
  const next = status === 'ACTIVE' ? occurrencesAfter(series, deps.clock.now(), { limit: shownDates }) : []
  return {
    id,
    status,
    ...content,
    rule,
    startsAt,
    timeZone,
    exceptions,
    next,
    problem,
    revision,
    createdBy,
    createdAt: series.createdAt.toISOString(),
    updatedAt: series.updatedAt.toISOString(),
  }
}
