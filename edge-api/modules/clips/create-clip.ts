import * as z from 'zod'
import { Clip } from '../../../core/clip.ts'
import { draftClip } from '../../../core/drafting/draft-clip.ts'
import { mentionsLink } from '../../../core/drafting/template.ts'
import { idSchema } from '../../../core/ids.ts'
import { maxMediaPerPost } from '../../../core/media.ts'
import { clips } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { actorId, type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { postChanged } from '../posts/change-post.ts'
import { insertPost, newPost, type Written } from '../posts/new-post.ts'
import type { Post } from '../posts/post.ts'
import { summaryOf } from '../posts/post-views.ts'
import {
  type Account as FoundAccount,
  type FoundMedium,
  requireNamed,
  selectNamed,
} from '../posts/references.ts'
import { draftingOf, selectDrafting } from '../templates/drafting.ts'
import type { DraftingView } from '../templates/template-view.ts'
import type { CreatedClip } from './clip-view.ts'
import { clipSummary } from './clip-views.ts'

export const CreateClipInput = z.strictObject({
  clip: Clip,
  /** Makes a draft post of it as well. */
  draft: z.boolean(),
  accountIds: z.array(idSchema('account')).max(50).default([]),
  /** Files that were uploaded for this clip; the page's lead image among them goes on the link's card. */
  mediaIds: z.array(idSchema('media')).max(maxMediaPerPost).default([]),
  /** By which the draft is written; the default one unless given. */
  templateId: z.optional(idSchema('template')),
})
type CreateClip = z.infer<typeof CreateClipInput>

/**
 * Keeps a captured page and, if asked, makes a draft of it by a template, fitted to the accounts, with the page as link card.
 * Throws VALIDATION_FAILED for accounts, files or a template that the organization does not have.
 */
export async function createClip(ctx: Ctx, input: CreateClip): Promise<CreatedClip> {
  const organizationId = permit(ctx, 'clip.create')
  if (input.draft) permit(ctx, 'post.create')
  const { deps } = ctx
  const { db, ids, clock } = deps
  const named = { accountIds: input.accountIds, media: input.mediaIds.map((mediaId) => ({ mediaId })) }
  const wanted = selectNamed(ctx, named)
  const [accounts, media, [found]] = await db.batch([
    wanted.accounts,
    wanted.media,
    selectDrafting(ctx, organizationId, input.templateId),
  ])
  requireNamed(named, { accounts, media, clips: [] })
  const drafting = draftingOf(found)
  if (input.templateId !== undefined && drafting.templateId === null) throw noSuchTemplate(input.templateId)
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
  const written = writtenFrom(input, row.id, { accounts, media, drafting })
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

interface Found {
  accounts: readonly FoundAccount[]
  media: readonly FoundMedium[]
  drafting: DraftingView
}

/** Who pointed at an image wants that image in the post; otherwise the lead image stands on the card, where there is one. */
function writtenFrom(input: CreateClip, clipId: string, { accounts, media, drafting }: Found): Written {
  const { clip, mediaIds } = input
  const leadImage = clip.kind === 'image' ? null : leadImageOf(clip, mediaIds, media)
  const isPicture = (mediaId: string) => mediaId !== leadImage || !mentionsLink(drafting.text)
  const pictures = mediaIds.filter(isPicture)
  const { text, variants, link } = draftClip(clip, {
    template: drafting,
    tags: drafting.linkTags,
    accounts,
    hasImages: pictures.length > 0,
  })
  return {
    text,
    variants,
    link: link && { ...link, imageMediaId: leadImage },
    accountIds: input.accountIds,
    clipId,
    media: pictures.map((mediaId) => ({ mediaId })),
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

function noSuchTemplate(templateId: string): AppError {
  const message = `There is no template ${templateId} in this organization.`
  const issue = { path: ['templateId'], code: 'NOT_FOUND', message }
  return new AppError('VALIDATION_FAILED', { detail: message, issues: [issue] })
}
