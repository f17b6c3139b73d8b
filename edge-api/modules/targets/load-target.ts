import { and, eq, isNull, sql } from 'drizzle-orm'
import { rulesOf } from '../../../core/platforms/index.ts'
import { derivePostStatus } from '../../../core/states.ts'
import { posts, socialAccounts } from '../../../db/schema/index.ts'
import { type Ctx, organizationOf } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { type Post, selectPosts, type Target } from '../posts/post.ts'
import { noTime } from '../posts/when.ts'

/** A target with its post, in one round trip. Throws NOT_FOUND, also when the post was deleted. */
export async function loadTarget(ctx: Ctx, targetId: string) {
  const { db } = ctx.deps
  const organizationId = organizationOf(ctx)
  const ofTarget = sql`${posts.id} = (
    select w.post_id from post_targets w where w.id = ${targetId} and w.organization_id = ${organizationId})`
  const itsAccount = sql`${socialAccounts.id} = (
    select w.account_id from post_targets w where w.id = ${targetId} and w.organization_id = ${organizationId})`
  const [[post], [account]] = await db.batch([
    selectPosts(db, and(eq(posts.organizationId, organizationId), isNull(posts.deletedAt), ofTarget), {
      story: true,
    }),
    db
      .select({
        handle: socialAccounts.handle,
        platform: socialAccounts.platform,
        status: socialAccounts.status,
        deletedAt: socialAccounts.deletedAt,
      })
      .from(socialAccounts)
      .where(and(eq(socialAccounts.organizationId, organizationId), itsAccount)),
  ])
  const target = post?.targets.find((each) => each.id === targetId)
  if (!post || !target || !account) {
    throw new AppError('NOT_FOUND', { detail: `There is no target ${targetId} in this organization.` })
  }
  return { post, target, account }
}

/** Throws POST_NOT_READY when nothing can be published on the account as it is. */
export function expectUsable(
  target: Target,
  account: Awaited<ReturnType<typeof loadTarget>>['account'] | null,
): void {
  if (account?.status === 'ACTIVE' && !account.deletedAt) return
  const name = `${account?.handle ?? 'The account'} on ${rulesOf(target.platform).name}`
  const message = `${name} has to be connected anew before anything can be published on it.`
  throw new AppError('POST_NOT_READY', {
    detail: message,
    issues: [{ path: ['targetId'], code: 'ACCOUNT_NEEDS_RECONNECT', message, accountId: target.accountId }],
  })
}

/** The post with one of its targets changed, and the status that follows from it. */
export function withTarget(post: Post, target: Target): Post {
  const targets = post.targets.map((each) => (each.id === target.id ? target : each))
  const status = derivePostStatus(targets.map((each) => each.status))
  return { ...post, targets, status, ...(status === 'DRAFT' ? noTime : {}) }
}
