import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { AccountFacts } from '../../../core/content.ts'
import type { ProblemIssue } from '../../../core/problem.ts'
import { type AccountStatus, clips, media, socialAccounts } from '../../../db/schema/index.ts'
import { type Ctx, organizationOf } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { PostMedium } from './post.ts'

export interface Account extends AccountFacts {
  status: AccountStatus
}

/** A file with where it was taken from. */
export interface FoundMedium extends PostMedium {
  sourceUrl: string | null
}

/** What a post names by id. */
export interface Named {
  accountIds?: readonly string[] | undefined
  media?: readonly { mediaId: string; altText?: string | null | undefined }[] | undefined
  link?: { imageMediaId: string | null } | null | undefined
  clipId?: string | null | undefined
}

/** The three queries that find what is named, for a batch. With `postId`, the post's own accounts come along. */
export function selectNamed(ctx: Ctx, named: Named, postId?: string) {
  const { db } = ctx.deps
  const organizationId = organizationOf(ctx)
  const mediaIds = mediaIdsOf(named)
  const ofPost = sql`${socialAccounts.id} = any (
    select unnest(account_ids) from posts where id = ${postId ?? ''} and organization_id = ${organizationId})`
  return {
    accounts: db
      .select({
        id: socialAccounts.id,
        platform: socialAccounts.platform,
        handle: socialAccounts.handle,
        limits: socialAccounts.limits,
        status: socialAccounts.status,
      })
      .from(socialAccounts)
      .where(
        and(
          eq(socialAccounts.organizationId, organizationId),
          isNull(socialAccounts.deletedAt),
          or(inArray(socialAccounts.id, [...(named.accountIds ?? [])]), ofPost),
        ),
      ),
    media: db
      .select({
        mediaId: media.id,
        key: media.key,
        altText: media.altText,
        mimeType: media.mimeType,
        width: media.width,
        height: media.height,
        bytes: media.bytes,
        fileName: media.fileName,
        sourceUrl: media.sourceUrl,
      })
      .from(media)
      .where(and(eq(media.organizationId, organizationId), inArray(media.id, mediaIds))),
    clips: db
      .select({ id: clips.id })
      .from(clips)
      .where(and(eq(clips.organizationId, organizationId), eq(clips.id, named.clipId ?? ''))),
  }
}

interface Found {
  accounts: readonly Account[]
  media: readonly PostMedium[]
  clips: readonly { id: string }[]
}

/** Throws VALIDATION_FAILED with one issue for each id that is not the organization's. */
export function requireNamed(named: Named, found: Found): void {
  const issues: ProblemIssue[] = []
  const missing = (path: ProblemIssue['path'], kind: string, id: string) =>
    issues.push({ path, code: 'NOT_FOUND', message: `There is no ${kind} ${id} in this organization.` })
  const hasMedium = (id: string) => found.media.some((medium) => medium.mediaId === id)
  named.accountIds?.forEach((id, index) => {
    if (!found.accounts.some((account) => account.id === id)) missing(['accountIds', index], 'account', id)
  })
  named.media?.forEach(({ mediaId }, index) => {
    if (!hasMedium(mediaId)) missing(['media', index, 'mediaId'], 'file', mediaId)
  })
  const cardImage = named.link?.imageMediaId
  if (cardImage && !hasMedium(cardImage)) missing(['link', 'imageMediaId'], 'file', cardImage)
  if (named.clipId && found.clips.length === 0) missing(['clipId'], 'clip', named.clipId)
  if (issues.length > 0) {
    throw new AppError('VALIDATION_FAILED', {
      detail: 'The post names something that does not exist here.',
      issues,
    })
  }
}

/** The media of a post in the order that was named, with the alternative text that goes out. */
export function mediaOf(named: Named, found: readonly PostMedium[]): PostMedium[] {
  return (named.media ?? []).flatMap(({ mediaId, altText }) => {
    const medium = found.find((each) => each.mediaId === mediaId)
    if (!medium) return []
    const { key, mimeType, width, height, bytes, fileName } = medium
    return [{ mediaId, key, altText: altText ?? medium.altText, mimeType, width, height, bytes, fileName }]
  })
}

/** The name in the media store of the image that a link card shows. */
export function linkImageKeyOf(link: Named['link'], found: readonly PostMedium[]): string | null {
  return found.find(({ mediaId }) => mediaId === link?.imageMediaId)?.key ?? null
}

function mediaIdsOf(named: Named): string[] {
  const ids = (named.media ?? []).map(({ mediaId }) => mediaId)
  const cardImage = named.link?.imageMediaId
  return cardImage ? [...ids, cardImage] : ids
}
