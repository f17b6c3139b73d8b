import { draftClip } from '../../core/drafting/draft-clip.ts'
import { withHashtag } from '../../core/drafting/hashtags.ts'
import { defaultTemplate } from '../../core/drafting/template.ts'
import { availablePlatforms } from '../../core/platforms/index.ts'
import type { Directory } from '../account/directory.ts'
import type { Draft } from './draft.ts'
import { isAsSuggested } from './suggestion.ts'

/** A draft of a page in the words of the organization's template, fitted to the chosen accounts. */
export function byTemplate(draft: Draft, directory: Directory | null): Draft {
  const { clip, accountIds } = draft
  if (clip === null) return draft
  const accounts = (directory?.accounts ?? []).filter(
    ({ id, platform }) => accountIds.includes(id) && availablePlatforms.some((each) => each === platform),
  )
  const hashtags = draft.suggestion?.hashtags ?? []
  const drafting = directory?.drafting ?? { ...defaultTemplate, linkTags: null }
  const { text, variants, link } = draftClip(clip, {
    template: drafting,
    tags: drafting.linkTags,
    accounts,
    hasImages: draft.imageUse === 'picture',
    hashtags,
  })
  return {
    ...draft,
    text,
    suggestion: { text, variants, tags: drafting.linkTags, hashtags },
    // Without a link there is no card to show the image on.
    ...(link === null && !draft.touched ? { withLink: false } : {}),
    ...(link === null && draft.imageUse === 'card' ? { imageUse: 'picture' as const } : {}),
  }
}

/** A draft with a hashtag more: fitted with it where the words are the template's, at the end of a person's own. */
export function addHashtag(draft: Draft, hashtag: string, directory: Directory | null): Draft {
  const { suggestion } = draft
  if (!suggestion || !isAsSuggested(draft)) return { ...draft, text: withHashtag(draft.text, hashtag) }
  const hashtags = [...suggestion.hashtags, hashtag]
  return byTemplate({ ...draft, suggestion: { ...suggestion, hashtags } }, directory)
}
