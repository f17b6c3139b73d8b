import { type Ctx, organizationOf } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { isPost, type Post, selectPosts } from './post.ts'
import { type Account, type Named, requireNamed, selectNamed } from './references.ts'

export const postNotFound = (postId: string) =>
  new AppError('NOT_FOUND', { detail: `There is no post ${postId} in this organization.` })

/**
 * The post with its story, the accounts it names (those that are still connected), and what `named` names anew, in
 * one round trip. Throws NOT_FOUND, also for a deleted post, and VALIDATION_FAILED for unknown ids.
 */
export async function loadPost(ctx: Ctx, postId: string, named: Named = {}, options = { deleted: false }) {
  const { db } = ctx.deps
  const wanted = selectNamed(ctx, named, postId)
  const [[post], accounts, media, clips] = await db.batch([
    selectPosts(db, isPost(organizationOf(ctx), postId), { story: true }),
    wanted.accounts,
    wanted.media,
    wanted.clips,
  ])
  if (!post || (post.deletedAt !== null) !== options.deleted) throw postNotFound(postId)
  requireNamed(named, { accounts, media, clips })
  return { post: post satisfies Post, accounts: accounts satisfies Account[], media }
}

/** Throws REVISION_CONFLICT unless the caller saw the newest revision. */
export function expectRevision(post: Post, seen: number): void {
  if (post.revision !== seen) throw revisionConflict()
}

export const revisionConflict = () =>
  new AppError('REVISION_CONFLICT', {
    detail: 'The post was changed after you opened it. Load it again and repeat your change.',
  })
