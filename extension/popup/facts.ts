import type { ContentIssue } from '../../core/check.ts'
import { checkContent } from '../../core/check.ts'
import type { AccountFacts, PostContent } from '../../core/content.ts'
import {
  type AccountLimits,
  availablePlatforms,
  rulesOf,
  type TextMeasure,
} from '../../core/platforms/index.ts'
import { renderFor } from '../../core/render.ts'
import type { DirectoryAccount } from '../account/directory.ts'
import { picturesOf } from '../drafts/collect.ts'
import type { Draft } from '../drafts/draft.ts'
import { variantsOf } from '../drafts/suggestion.ts'

const isAvailable = (account: DirectoryAccount) =>
  availablePlatforms.some((each) => each === account.platform)

/** Accounts that a post can go to today. */
export const usableAccounts = (accounts: readonly DirectoryAccount[]) => accounts.filter(isAvailable)

function factsOf({ id, platform, handle, limits }: DirectoryAccount): AccountFacts {
  const stated = Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))
  return { id, platform, handle, limits: stated as AccountLimits }
}

/** The draft as the platforms' rules look at it. The image is not uploaded yet, so its bytes are not judged here. */
export function contentOf(draft: Draft): PostContent {
  const { clip, image } = draft
  const own = draft.imageUse === 'picture' && image !== null ? [{ ...image, id: 'image' }] : []
  return {
    text: draft.text,
    link:
      clip !== null && draft.withLink
        ? {
            ...{ url: clip.canonicalUrl, title: clip.title, description: clip.description },
            ...{ imageMediaId: null, tags: draft.suggestion?.tags },
          }
        : null,
    media: [...own, ...picturesOf(draft.pieces)].map(({ id, alt, width, height, ...picture }) => {
      // Still pictures are made to fit when they are sent; what moves must fit as it is.
      const file = 'file' in picture && picture.file?.isAnimated ? picture.file : null
      const { type, bytes } = file ?? { type: 'image/jpeg', bytes: 0 }
      return { id, mimeType: type, bytes, width, height, altText: alt, fileName: null }
    }),
    variants: variantsOf(draft),
  }
}

export interface Meter {
  account: DirectoryAccount
  measure: TextMeasure
}

/** The tightest counter of each platform among the chosen accounts. */
export function metersOf(draft: Draft, chosen: readonly DirectoryAccount[]): Meter[] {
  const content = contentOf(draft)
  const tightest = new Map<string, Meter>()
  for (const account of chosen) {
    const facts = factsOf(account)
    const measure = rulesOf(account.platform).measure(renderFor(content, facts).text, facts.limits)
    const known = tightest.get(account.platform)
    if (!known || measure.max - measure.length < known.measure.max - known.measure.length) {
      tightest.set(account.platform, { account, measure })
    }
  }
  return [...tightest.values()]
}

export function issuesOf(draft: Draft, chosen: readonly DirectoryAccount[]): ContentIssue[] {
  return checkContent(contentOf(draft), chosen.map(factsOf))
}
