import type { Occurrence } from '../../../core/recurrence.ts'
import { instantOf, wallTimeOf } from '../../../core/time.ts'
import type { Statement } from '../../../db/batch.ts'
import { auditLog } from '../../../db/schema/index.ts'
import { actorId, type Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { approvalRequired } from '../posts/approval.ts'
import { changed, writeChanges } from '../posts/change-post.ts'
import { type Frozen, freeze, hashOfAll } from '../posts/freeze.ts'
import { insertPost, newPost, replaceMedia, replaceVariants } from '../posts/new-post.ts'
import type { Post, Target } from '../posts/post.ts'
import { queueTargets } from '../posts/queue-targets.ts'
import { noTime } from '../posts/when.ts'
import { type Series, writtenOf } from './series.ts'
import { type Approval, approvalFor } from './series-approval.ts'
import type { SeriesState } from './series-state.ts'

/** What a batch makes of some occurrences. */
export interface Made {
  statements: Statement[]
  posts: Post[]
  appointed: Target[]
  /** Why they could not be scheduled and became drafts; null when they could. */
  problem: string | null
}

/** What is frozen for every account and may go out, or the reason why that cannot be. */
type Freezing =
  | { ready: { frozen: Frozen[]; contentHash: string; approval: Partial<Approval> }; problem: null }
  | { ready: null; problem: string }

async function tryToFreeze(ctx: Ctx, state: SeriesState, post: Post): Promise<Freezing> {
  try {
    const frozen = await freeze(post, state.accounts)
    const contentHash = await hashOfAll(frozen)
    const approval = approvalFor(ctx, state, contentHash)
    return approval
      ? { ready: { frozen, contentHash, approval }, problem: null }
      : { ready: null, problem: approvalRequired().message }
  } catch (error) {
    if (error instanceof AppError && error.code === 'POST_NOT_READY') {
      return { ready: null, problem: error.message }
    }
    throw error
  }
}

/** Gives each occurrence its post, frozen and queued like any other; freed drafts are used before new ones are written. */
export async function makeOccurrences(
  ctx: Ctx,
  state: SeriesState,
  occurrences: readonly Occurrence[],
  freed: readonly Post[],
): Promise<Made> {
  const { series } = state
  const written = writtenOf(series)
  const blank = newPost(ctx, series.organizationId, written, state.media)
  const freezing = await tryToFreeze(ctx, state, blank)
  const made: Made = { statements: [], posts: [], appointed: [], problem: freezing.problem }
  for (const [index, occurrence] of occurrences.entries()) {
    const before = freed[index]
    const places = { recurrenceId: series.id, occurrence: occurrence.wallTime, detached: false }
    const { text, link, accountIds, variants, media, linkImageKey } = blank
    const said = { text, link, accountIds }
    const draft: Post = before
      ? { ...before, ...said, ...places, variants, media, linkImageKey }
      : {
          ...newPost(ctx, series.organizationId, written, state.media),
          ...places,
          createdBy: series.createdBy,
        }
    const appointment = appoint(ctx, draft, freezing.ready, occurrence.at, series)
    if (before) {
      const post = changed(ctx, draft, appointment.fields)
      const columns = { ...said, ...places, ...appointment.columns }
      made.statements.push(
        writeChanges(ctx, before, post, columns),
        ...replaceMedia(ctx, post, written.media),
        ...replaceVariants(ctx, post, variants),
      )
      made.posts.push(post)
    } else {
      const post = { ...draft, ...appointment.fields }
      made.statements.push(...insertPost(ctx, post, written))
      made.posts.push(post)
    }
    made.statements.push(...appointment.statements)
    made.appointed.push(...appointment.appointed)
  }
  made.statements.push(...auditRows(ctx, state, made))
  return made
}

/** Schedules drafts of the series that could not be scheduled before, as they are, where that is possible now. */
export async function scheduleDrafts(ctx: Ctx, state: SeriesState, drafts: readonly Post[]): Promise<Made> {
  const { series } = state
  const made: Made = { statements: [], posts: [], appointed: [], problem: null }
  for (const draft of drafts) {
    const { ready, problem } = await tryToFreeze(ctx, state, draft)
    if (!ready) {
      made.problem = problem
      continue
    }
    const at = instantOf(draft.occurrence ?? '', series.timeZone)
    const appointment = appoint(ctx, draft, ready, at, series)
    const post = changed(ctx, draft, appointment.fields)
    made.statements.push(writeChanges(ctx, draft, post, appointment.columns), ...appointment.statements)
    made.posts.push(post)
    made.appointed.push(...appointment.appointed)
  }
  made.statements.push(...auditRows(ctx, state, made))
  return made
}

function appoint(ctx: Ctx, draft: Post, ready: Freezing['ready'], at: string, series: Series) {
  if (!ready) {
    const columns = { status: 'DRAFT' as const, ...noTime, contentHash: null }
    return { columns, fields: columns, statements: [], appointed: [] }
  }
  const { timeZone } = series
  // Whoever made the series is the one whose rights count, not whoever happens to extend it.
  const by = { appointedByKind: series.createdByKind, appointedBy: series.createdBy }
  const queued = queueTargets(ctx, draft, ready.frozen, new Date(at), { by })
  const columns = {
    status: 'SCHEDULED' as const,
    scheduledAt: new Date(at),
    timeZone,
    wallTime: wallTimeOf(at, timeZone),
    contentHash: ready.contentHash,
    ...ready.approval,
  }
  const { statements, targets, appointed } = queued
  return { columns, fields: { ...columns, targets }, statements, appointed }
}

/** Each post that was scheduled has its line in the audit. */
function auditRows(ctx: Ctx, { series }: SeriesState, { posts }: Made): Statement[] {
  const { db, ids } = ctx.deps
  const scheduled = posts.filter(({ status }) => status === 'SCHEDULED')
  if (scheduled.length === 0) return []
  const { organizationId } = series
  const rows = scheduled.map((post) => ({
    id: ids.next('audit'),
    organizationId,
    actorType: ctx.principal.kind,
    actorId: actorId(ctx.principal),
    action: 'post.scheduled',
    objectType: 'post',
    objectId: post.id,
    detail: {
      recurrenceId: series.id,
      occurrence: post.occurrence,
      scheduledAt: post.scheduledAt?.toISOString(),
      contentHash: post.contentHash,
    },
    requestId: ctx.requestId,
  }))
  return [db.insert(auditLog).values(rows)]
}
