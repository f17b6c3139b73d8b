import { and, eq, sql } from 'drizzle-orm'
import { instantOf } from '../../../core/time.ts'
import { requireChange, runBatch, type Statement } from '../../../db/batch.ts'
import { duplicateOf, failedCondition } from '../../../db/errors.ts'
import { recurrences } from '../../../db/schema/index.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { arm, disarm } from '../../publishing/wake-ups.ts'
import { toAppointments } from '../posts/appoint-post.ts'
import { commitPost, postChanged } from '../posts/change-post.ts'
import type { Post } from '../posts/post.ts'
import { makeOccurrences, scheduleDrafts } from './make-occurrences.ts'
import { planOf, sooner } from './plan.ts'
import type { Series } from './series.ts'
import { loadState, type SeriesState } from './series-state.ts'
import { takeOff } from './take-off.ts'

/** Targets that one batch makes at most: a series for many accounts is made in smaller steps. */
const targetsAtOnce = 150
const postsAtOnce = 25
/** Beyond this many a series is left to the next sweep. */
const mostAtOnce = 100

/**
 * Makes the occurrences of a series that are to be made now, batch by batch; each is whole, so that a stop in between
 * loses nothing and the next sweep goes on. When somebody else does the same at the same time, one of both makes
 * each occurrence and the other leaves off. Answers how many posts were made.
 */
export async function extendSeries(ctx: Ctx, known: Series): Promise<number> {
  let count = 0
  let problem: string | null = null
  for (let series: Series | null = known; series !== null && count < mostAtOnce; ) {
    const state = await loadState(ctx, series)
    if (state?.series.status !== 'ACTIVE') return count
    const step = await extendOnce(ctx, state, problem)
    if (!step) return count
    count += step.made
    problem = step.problem
    series = step.next
  }
  return count
}

interface Step {
  made: number
  problem: string | null
  /** The series as it is now, when there is more to make. */
  next: Series | null
}

/** One batch. Null when somebody else was faster. */
async function extendOnce(ctx: Ctx, state: SeriesState, problemSoFar: string | null): Promise<Step | null> {
  const { series, drafts } = state
  const now = ctx.deps.clock.now()
  const plan = planOf(state, now)
  const size = batchSize(series)
  const occurrences = plan.make.slice(0, size)
  const isLast = occurrences.length === plan.make.length
  const freed = drafts.filter(({ occurrence }) => occurrence === null)
  const stuck = drafts.filter(({ occurrence }) => occurrence !== null && instantIn(series, occurrence) > now)
  const made = await makeOccurrences(ctx, state, occurrences, freed)
  const solved = await scheduleDrafts(ctx, state, isLast ? stuck.slice(0, size) : [])
  const surplus = takeOff(ctx, isLast ? freed.slice(occurrences.length) : [], 'delete')
  const unsolved = made.problem ?? solved.problem
  const problem = unsolved ?? missedProblem(plan.missed) ?? problemSoFar
  const progress = {
    madeUntil: latest(series.madeUntil, occurrences.at(-1)?.wallTime ?? null),
    extendAt: isLast ? (unsolved === null ? plan.extendAt : sooner(plan.extendAt, now)) : now,
    problem,
  }
  const posts = [...made.posts, ...solved.posts, ...surplus.posts]
  const steps = [...made.statements, ...solved.statements, ...surplus.statements]
  const isSaved = await save(ctx, series, progress, posts, steps)
  if (!isSaved) return null
  ctx.deps.background(disarm(ctx.deps, surplus.outdated))
  ctx.deps.background(arm(ctx.deps, toAppointments([...made.appointed, ...solved.appointed])))
  return { made: made.posts.length, problem, next: isLast ? null : { ...series, ...progress } }
}

type Progress = Pick<Series, 'madeUntil' | 'extendAt' | 'problem'>

async function save(
  ctx: Ctx,
  series: Series,
  progress: Progress,
  posts: readonly Post[],
  steps: readonly Statement[],
): Promise<boolean> {
  const { db } = ctx.deps
  const note = requireChange(db, noteProgress(ctx, series, progress), seriesMoved)
  try {
    if (posts.length === 0 && series.problem === progress.problem) {
      await runBatch(db, [note])
      return true
    }
    await commitPost(
      { ...ctx, idempotency: null },
      {
        organizationId: series.organizationId,
        result: null,
        changes: [note, ...steps],
        audit: {
          action: 'recurrence.extended',
          objectType: 'recurrence',
          objectId: series.id,
          detail: {
            posts: posts.map(({ id, occurrence }) => `${id}@${occurrence}`),
            problem: progress.problem,
          },
        },
        events: posts.map(postChanged),
      },
    )
    return true
  } catch (error) {
    if (isLostRace(error)) return false
    throw error
  }
}

const seriesMoved = 'SERIES_MOVED'

/** Nothing is made by a reading that is out of date: the batch begins with this and fails with it. */
function noteProgress({ deps }: Ctx, series: Series, progress: Progress) {
  return deps.db
    .update(recurrences)
    .set({ ...progress, updatedAt: deps.clock.now() })
    .where(
      and(
        eq(recurrences.id, series.id),
        eq(recurrences.organizationId, series.organizationId),
        eq(recurrences.revision, series.revision),
        sql`${recurrences.madeUntil} is not distinct from ${series.madeUntil}`,
      ),
    )
    .returning({ id: recurrences.id })
}

function isLostRace(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'REVISION_CONFLICT' || error.code === 'ALREADY_SENDING'
  return failedCondition(error) === seriesMoved || duplicateOf(error, 'posts_occurrence')
}

const batchSize = ({ content }: Series) =>
  Math.max(1, Math.min(postsAtOnce, Math.floor(targetsAtOnce / Math.max(1, content.accountIds.length))))

const instantIn = (series: Series, wallTime: string) => new Date(instantOf(wallTime, series.timeZone))

/** Wall times sort like the moments they stand for. */
const latest = (...wallTimes: (string | null)[]) =>
  wallTimes
    .filter((each) => each !== null)
    .sort()
    .at(-1) ?? null

function missedProblem(count: number): string | null {
  if (count === 0) return null
  const dates = count === 1 ? 'One date' : `${count} dates`
  return `${dates} passed while nothing could be made of them. They were left out, so that nothing goes out late.`
}
