import * as z from 'zod'
import { Clip } from '../../../core/clip.ts'
import { idSchema } from '../../../core/ids.ts'
import { maxMediaPerPost } from '../../../core/media.ts'
import { clips } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { actorId, type Ctx, permit } from '../../context.ts'
import { postChanged } from '../posts/change-post.ts'
import { insertPost, newPost, type Written } from '../posts/new-post.ts'
import type { Post } from '../posts/post.ts'
import { summaryOf } from '../posts/post-views.ts'
import { type FoundMedium, requireNamed, selectNamed } from '../posts/references.ts'
import type { CreatedClip } from './clip-view.ts'
import { clipSummary } from './clip-views.ts'
import { draftText } from './draft-text.ts'

export const CreateClipInput = z.strictObject({
  clip: Clip,
  /** Makes a draft post of it as well. */
  draft: z.boolean(),
  accountIds: z.array(idSchema('account')).max(50).default([]),
  /** Files that were uploaded for this clip; the page's lead image among them goes on the link's card. */
  mediaIds: z.array(idSchema('media')).max(maxMediaPerPost).default([]),
})
type CreateClip = z.infer<typeof CreateClipInput>

/**
 * Keeps a captured page and, if asked, makes a draft of it: the quote and the title as text, the page as link card.
 * Throws VALIDATION_FAILED for accounts or files that the organization does not have.
 */
export async function createClip(ctx: Ctx, input: CreateClip): Promise<CreatedClip> {
  const organizationId = permit(ctx, 'clip.create')
  if (input.draft) permit(ctx, 'post.create')
  const { deps } = ctx
  const { db, ids, clock } = deps
  const named = { accountIds: input.accountIds, media: input.mediaIds.map((mediaId) => ({ mediaId })) }
  const wanted = selectNamed(ctx, named)
  const [accounts, media] = await db.batch([wanted.accounts, wanted.media])
  requireNamed(named, { accounts, media, clips: [] })
  const { clip } = input
  const row = {
    id: ids.next('clip'),
    organizationId,
    canonicalUrl: clip.canonicalUrl,
    title: clip.title,
    clip,
    createdBy: actorId(ctx.principal),
    createdAt: clock.now(),
  }
  const written = writtenFrom(input, row.id, media)
  const post: Post | null = input.draft ? newPost(ctx, organizationId, written, media) : null
  return commit(ctx, {
    organizationId,
    result: {
      clip: clipSummary({ ...row, postId: post?.id ?? null }),
      post: post && summaryOf(deps.config, post),
    },
    status: 201,
    changes: [db.insert(clips).values(row), ...(post ? insertPost(ctx, post, written) : [])],
    audit: {
      action: 'clip.created',
      objectType: 'clip',
      objectId: row.id,
      detail: { postId: post?.id ?? null },
    },
    events: [
      { type: 'clip.created', clipId: row.id, postId: post?.id ?? null },
      ...(post ? [postChanged(post)] : []),
    ],
  })
}

/** Who pointed at an image wants that image in the post; otherwise the lead image stands on the card. */
function writtenFrom(input: CreateClip, clipId: string, media: readonly FoundMedium[]): Written {
  const { clip, mediaIds } = input
  const cardImage = clip.kind === 'image' ? null : leadImageOf(clip, mediaIds, media)
  return {
    text: draftText(clip),
    link: {
      url: clip.canonicalUrl,
      title: clip.title,
      description: clip.description,
      imageMediaId: cardImage,
    },
    accountIds: input.accountIds,
    clipId,
    variants: {},
    media: mediaIds.filter((mediaId) => mediaId !== cardImage).map((mediaId) => ({ mediaId })),
  }
}

/** The file that came from the lead image's address; a single file needs no such proof. */
function leadImageOf(
  clip: CreateClip['clip'],
  mediaIds: readonly string[],
  media: readonly FoundMedium[],
): string | null {
  const lead = media.find(({ sourceUrl }) => sourceUrl !== null && sourceUrl === clip.leadImage?.url)
  return lead?.mediaId ?? (mediaIds.length === 1 ? (mediaIds[0] ?? null) : null)
}
