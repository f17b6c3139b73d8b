import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { countBefore, occurrencesAfter, occursAt } from '../../../core/recurrence.ts'
import { formatRule, parseRule } from '../../../core/recurrence-rule.ts'
import { wallTimeOf } from '../../../core/time.ts'
import type { Statement } from '../../../db/batch.ts'
import { type Ctx, permit } from '../../context.ts'
import { disarm } from '../../publishing/wake-ups.ts'
import { postChanged } from '../posts/change-post.ts'
import { freeze, hashOfAll } from '../posts/freeze.ts'
import { newPost } from '../posts/new-post.ts'
import { Revision, WallTime } from '../posts/post-input.ts'
import { requireNamed, selectNamed } from '../posts/references.ts'
import { changedSeries, commitSeries, writeSeries } from './commit-series.ts'
import { extendSeries } from './extend-series.ts'
import { selectFollowers } from './load-followers.ts'
import {
  expectMore,
  notAnOccurrence,
  repetition,
  seriesContent,
  soundRepetition,
} from './recurrence-input.ts'
import type { RecurrenceView } from './recurrence-view.ts'
import {
  expectActive,
  type Series,
  selectSeries,
  seriesChanged,
  seriesNotFound,
  seriesView,
  writtenOf,
} from './series.ts'
import { expectApproved, selectApprovals, selectPolicy } from './series-approval.ts'
import { isAtRest, takeOff } from './take-off.ts'

export const EditRecurrenceInput = z.strictObject({
  revision: Revision,
  /** The first occurrence that changes; the next one without. */
  from: WallTime.optional(),
  ...seriesContent,
  text: seriesContent.text.optional(),
  rule: repetition.rule.optional(),
  startsAt: repetition.startsAt.optional(),
  timeZone: repetition.timeZone.optional(),
})
export type EditRecurrence = z.infer<typeof EditRecurrenceInput> & { recurrenceId: string }

/**
 * Changes what a series says, or when, from an occurrence on. Those that follow it are taken out of the queue in one
 * batch and made anew, first the same posts, then new ones; those that were changed by themselves, or that
 * an account has begun to receive, stay as they are. Throws REVISION_CONFLICT, POST_NOT_READY, VALIDATION_FAILED.
 */
export async function editRecurrence(ctx: Ctx, input: EditRecurrence): Promise<RecurrenceView> {
  const { deps } = ctx
  const organizationId = permit(ctx, 'post.schedule')
  permit(ctx, 'post.edit')
  let after: Series | null = null
  let outdated: (string | null)[] = []
  const result = await commitSeries(ctx, async () => {
    const before = await readSeries(ctx, organizationId, input)
    const from = firstConcerned(ctx, before, input.from)
    const content = { ...before.content, ...contentIn(input) }
    const when = whenIn(before, from, input)
    const changed = changedSeries(ctx, before, {
      content,
      ...when,
      madeUntil: null,
      extendAt: deps.clock.now(),
      problem: null,
    })
    expectMore(changed, deps.clock.now())
    const named = selectNamed(ctx, content)
    const [accounts, media, followers, [organization], approvals] = await deps.db.batch([
      named.accounts,
      named.media,
      selectFollowers(ctx, before, from),
      selectPolicy(ctx, organizationId),
      selectApprovals(ctx, organizationId, before.id),
    ])
    requireNamed(contentIn(input), { accounts, media, clips: [] })
    const frozen = await freeze(newPost(ctx, organizationId, writtenOf(changed), media), accounts)
    const requiresApproval = organization?.requiresApproval ?? false
    expectApproved(ctx, { requiresApproval, approvals }, await hashOfAll(frozen))
    const taken = takeOff(ctx, followers.filter(isAtRest), 'remake')
    after = changed
    outdated = taken.outdated
    return {
      organizationId,
      result: seriesView(ctx, changed),
      changes: [writeSeries(ctx, before, changed), ...taken.statements, ...renameKept(ctx, changed, from)],
      audit: {
        action: 'recurrence.edited',
        objectType: 'recurrence',
        objectId: changed.id,
        detail: { from, revision: changed.revision, rule: changed.rule, startsAt: changed.startsAt },
      },
      events: taken.posts.map(postChanged),
    }
  })
  deps.background(disarm(deps, outdated))
  if (after) await extendSeries(ctx, after)
  return result
}

async function readSeries(ctx: Ctx, organizationId: string, input: EditRecurrence): Promise<Series> {
  const [series] = await selectSeries(ctx, organizationId, input.recurrenceId)
  if (!series) throw seriesNotFound(input.recurrenceId)
  if (series.revision !== input.revision) throw seriesChanged()
  expectActive(series)
  return series
}

/** Everything before the first changed occurrence has its post already, so that nothing of it is lost. */
function firstConcerned(ctx: Ctx, series: Series, from: string | undefined): string {
  if (from === undefined) {
    const now = ctx.deps.clock.now()
    const [next] = occurrencesAfter(series, now, { limit: 1 })
    return next?.wallTime ?? wallTimeOf(now.toISOString(), series.timeZone)
  }
  if (!occursAt(series, from) || from > (series.madeUntil ?? '')) throw notAnOccurrence(from)
  return from
}

function contentIn(input: EditRecurrence): Partial<Series['content']> {
  const { text, link, media, variants, accountIds } = input
  return {
    ...(text === undefined ? {} : { text }),
    ...(link === undefined ? {} : { link }),
    ...(variants === undefined ? {} : { variants }),
    ...(accountIds === undefined ? {} : { accountIds: [...new Set(accountIds)] }),
    ...(media === undefined
      ? {}
      : { media: media.map(({ mediaId, altText }) => ({ mediaId, altText: altText ?? null })) }),
  }
}

function whenIn(before: Series, from: string, input: EditRecurrence) {
  const { rule, startsAt, timeZone } = input
  if (rule === undefined && startsAt === undefined && timeZone === undefined) return {}
  const beginning = startsAt ?? from
  const clock = beginning.slice(10)
  const moved = (exception: string) => (exception < from ? exception : exception.slice(0, 10) + clock)
  return soundRepetition({
    rule: rule ?? restOfRule(before, from),
    startsAt: beginning,
    timeZone: timeZone ?? before.timeZone,
    exceptions: before.exceptions.map(moved),
  })
}

/** The rule as it goes on from an occurrence: of a COUNT only what is left. */
function restOfRule(series: Series, from: string): string {
  const parsed = parseRule(series.rule)
  if (!parsed.ok || parsed.rule.count === null) return series.rule
  return formatRule({ ...parsed.rule, count: Math.max(1, parsed.rule.count - countBefore(series, from)) })
}

/** Occurrences that stay stand for their day, at whatever time the series is now: that day gets no second post. */
function renameKept({ deps }: Ctx, series: Series, from: string): Statement[] {
  const clock = series.startsAt.slice(10)
  const renamed = sql`left(posts.occurrence, 10) || ${clock}`
  return [
    deps.db.execute(sql`
      update posts set occurrence = ${renamed}
      where recurrence_id = ${series.id} and organization_id = ${series.organizationId}
        and occurrence >= ${from} and occurrence <> ${renamed}
        and not exists (select 1 from posts other where other.recurrence_id = ${series.id}
          and other.occurrence = ${renamed})`),
  ]
}
