import { and, eq } from 'drizzle-orm'
import type { Statement } from '../../../db/batch.ts'
import { postMedia, posts, postVariants } from '../../../db/schema/index.ts'
import { actorId, type Ctx } from '../../context.ts'
import type { Post, PostMedium } from './post.ts'
import { linkImageKeyOf, mediaOf, type Named } from './references.ts'

/** What a person wrote, defaults filled in. */
export interface Written extends Named {
  text: string
  link: Post['link']
  accountIds: string[]
  clipId: string | null
  variants: Post['variants']
}

/** A draft that nobody has stored yet. What it knows of its organization plays no part before it is scheduled. */
export function newPost(
  ctx: Ctx,
  organizationId: string,
  written: Written,
  media: readonly PostMedium[],
): Post {
  const { ids, clock } = ctx.deps
  const now = clock.now()
  return {
    id: ids.next('post'),
    organizationId,
    status: 'DRAFT',
    text: written.text,
    link: written.link,
    accountIds: [...new Set(written.accountIds)],
    clipId: written.clipId,
    revision: 1,
    scheduledAt: null,
    timeZone: null,
    wallTime: null,
    contentHash: null,
    approvedHash: null,
    approvedBy: null,
    approvedAt: null,
    recurrenceId: null,
    occurrence: null,
    detached: false,
    slotKey: null,
    createdBy: actorId(ctx.principal),
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    variants: written.variants,
    media: mediaOf(written, media),
    linkImageKey: linkImageKeyOf(written.link, media),
    targets: [],
    organizationTimeZone: 'UTC',
    requiresApproval: false,
    approvedByName: null,
    approvalStep: null,
  }
}

/** The statements that store a draft. */
export function insertPost(ctx: Ctx, post: Post, written: Written): Statement[] {
  const { variants, media, targets, linkImageKey, organizationTimeZone, ...rest } = post
  const { requiresApproval, approvedByName, approvalStep, ...row } = rest
  return [
    ctx.deps.db.insert(posts).values(row),
    ...insertVariants(ctx, post, variants),
    ...insertMedia(ctx, post, written.media),
  ]
}

function insertVariants(ctx: Ctx, post: Post, variants: Post['variants']): Statement[] {
  const { db, ids } = ctx.deps
  const { organizationId, id: postId } = post
  const rows = Object.entries(variants).map(([platform, text]) => ({
    id: ids.next('variant'),
    organizationId,
    postId,
    platform: platform as keyof Post['variants'],
    text,
  }))
  return rows.length > 0 ? [db.insert(postVariants).values(rows)] : []
}

/** Only the post's own alternative texts are stored: the file's may still get better. */
function insertMedia(ctx: Ctx, post: Post, media: Named['media']): Statement[] {
  const { organizationId, id: postId } = post
  const rows = (media ?? []).map(({ mediaId, altText }, position) => ({
    organizationId,
    postId,
    mediaId,
    position,
    altText: altText ?? null,
  }))
  return rows.length > 0 ? [ctx.deps.db.insert(postMedia).values(rows)] : []
}

/** Gives a post other media than it had. */
export function replaceMedia(ctx: Ctx, post: Post, media: Named['media']): Statement[] {
  const ofPost = and(eq(postMedia.organizationId, post.organizationId), eq(postMedia.postId, post.id))
  return [ctx.deps.db.delete(postMedia).where(ofPost), ...insertMedia(ctx, post, media)]
}

/** Gives a post other words for some platforms than it had. */
export function replaceVariants(ctx: Ctx, post: Post, variants: Post['variants']): Statement[] {
  const ofPost = and(eq(postVariants.organizationId, post.organizationId), eq(postVariants.postId, post.id))
  return [ctx.deps.db.delete(postVariants).where(ofPost), ...insertVariants(ctx, post, variants)]
}
