import * as z from 'zod'
import { rulesOf } from '../../../core/platforms/index.ts'
import { renderFor } from '../../../core/render.ts'
import { instantOf } from '../../../core/time.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { contentOf } from './freeze.ts'
import { postNotFound } from './load-post.ts'
import { isPost, selectPosts } from './post.ts'
import { content, TimeZone, WallTime } from './post-input.ts'
import { requireNamed, selectNamed } from './references.ts'
import { costWarnings, quotaWarnings } from './warn-amounts.ts'
import { duplicateWarnings } from './warn-duplicates.ts'
import { selectLimitCounts, selectNeighbours, selectSpending } from './warn-queries.ts'
import type { PostWarnings } from './warning-view.ts'

const { accountIds, link, text, variants } = content

/** The time as in scheduling, and what is not saved yet; without a time, now. */
export const WarnPostInput = z.strictObject({
  at: z.iso.datetime({ offset: true }).optional(),
  wallTime: WallTime.optional(),
  timeZone: TimeZone.optional(),
  text: text.optional(),
  variants,
  link,
  accountIds,
})

/**
 * What is worth knowing before the post goes out at a time: the same words on the same account, another post at the
 * same time, a platform's limits and prices. It changes nothing and refuses nothing. Throws NOT_FOUND and
 * VALIDATION_FAILED.
 */
export async function warnPost(
  ctx: Ctx,
  input: z.infer<typeof WarnPostInput> & { postId: string },
): Promise<PostWarnings> {
  const organizationId = permit(ctx, 'post.read')
  const { db } = ctx.deps
  const at = momentOf(ctx, input)
  const named = { accountIds: input.accountIds }
  const wanted = selectNamed(ctx, named, input.postId)
  const scope = { organizationId, postId: input.postId, accountIds: input.accountIds ?? null, at }
  const [[post], accounts, neighbours, counts, spending] = await db.batch([
    selectPosts(db, isPost(organizationId, input.postId), { story: false }),
    wanted.accounts,
    selectNeighbours(db, scope),
    selectLimitCounts(db, scope),
    selectSpending(db, scope),
  ])
  if (!post || post.deletedAt) throw postNotFound(input.postId)
  requireNamed(named, { accounts, media: [], clips: [] })
  const written = {
    ...contentOf(post),
    ...(input.text === undefined ? {} : { text: input.text }),
    ...(input.variants === undefined ? {} : { variants: input.variants }),
    ...(input.link === undefined ? {} : { link: input.link }),
  }
  const chosen = (input.accountIds ?? post.accountIds).flatMap((id) => {
    const account = accounts.find((each) => each.id === id)
    if (!account) return []
    return [{ account, text: renderFor(written, account).text, rules: rulesOf(account.platform) }]
  })
  return {
    at: at.toISOString(),
    warnings: [
      ...duplicateWarnings(chosen, neighbours.rows, at),
      ...quotaWarnings(chosen, counts.rows),
      ...costWarnings(chosen, spending.rows),
    ],
  }
}

/** Posts can be scheduled a year ahead; what lies farther away, before or after, nobody asks about. */
const farthest = 366 * 24 * 60 * 60 * 1000

/** The chosen moment; now where none was chosen. */
function momentOf(ctx: Ctx, input: z.infer<typeof WarnPostInput>): Date {
  const refuse = (field: string, message: string) =>
    new AppError('VALIDATION_FAILED', {
      detail: message,
      issues: [{ path: [field], code: 'NO_SUCH_TIME', message }],
    })
  const now = ctx.deps.clock.now()
  const near = (field: string, at: Date) => {
    if (Math.abs(at.getTime() - now.getTime()) <= farthest) return at
    throw refuse(field, 'Choose a time within a year from now.')
  }
  if (input.at !== undefined) return near('at', new Date(input.at))
  if (input.wallTime === undefined) return now
  if (input.timeZone === undefined) throw refuse('timeZone', 'A wall time needs its time zone.')
  return near('wallTime', new Date(instantOf(input.wallTime, input.timeZone)))
}
