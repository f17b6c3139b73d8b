import type { PostContent, PostLink } from '../../core/content.ts'
import type { PostDetail, PostSummary } from '../api/views.ts'
import type { Draft, DraftMedium } from './backup.ts'

/** A medium in the composer: a file on its way, or one that the API has. */
export interface ComposerMedium extends Omit<DraftMedium, 'mediaId'> {
  /** Identity inside the composer, stable from the first moment. */
  key: string
  mediaId: string | null
  state: 'preparing' | 'uploading' | 'ready' | 'failed'
  /** Share of the upload that is done, 0 to 1. */
  progress: number
  /** Why it failed, in words for the person. */
  problem: string | null
  /** The chosen file, while this page has it: for trying again and for making it smaller. */
  file: File | null
}

export const emptyDraft: Draft = { text: '', variants: {}, link: null, media: [], accountIds: [] }

export function draftOf(post: PostDetail | PostSummary): Draft {
  return {
    text: post.text,
    variants: post.variants,
    link: post.link,
    media: post.media.map(({ altText, ...medium }) => ({ ...medium, altText: altText ?? '' })),
    accountIds: [...post.accountIds],
  }
}

export function toComposerMedium(medium: DraftMedium): ComposerMedium {
  return { ...medium, key: medium.mediaId, state: 'ready', progress: 1, problem: null, file: null }
}

/** Fields of a create or edit call. */
export function toBody(draft: Draft) {
  return {
    text: draft.text,
    link: draft.link,
    variants: draft.variants,
    accountIds: draft.accountIds,
    media: draft.media.map(({ mediaId, altText }) => ({
      mediaId,
      altText: altText.trim() === '' ? null : altText,
    })),
  }
}

/** What the rules look at: the draft with files that are still on their way. */
export function toContent(parts: {
  text: string
  variants: Draft['variants']
  link: PostLink | null
  media: readonly ComposerMedium[]
}): PostContent {
  return {
    text: parts.text,
    variants: parts.variants,
    link: parts.link,
    media: parts.media
      .filter((medium) => medium.state !== 'failed')
      .map(({ key, mimeType, bytes, width, height, altText, fileName }) => ({
        id: key,
        mimeType,
        bytes,
        width,
        height,
        altText: altText || null,
        fileName,
      })),
  }
}

export function isEmptyDraft(draft: Draft): boolean {
  return (
    draft.text.trim() === '' &&
    draft.link === null &&
    draft.media.length === 0 &&
    Object.values(draft.variants).every((text) => text.trim() === '')
  )
}
