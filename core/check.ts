import type { AccountFacts, MediaFacts, PostContent } from './content.ts'
import { rulesOf } from './platforms/index.ts'
import { renderFor } from './render.ts'
import { graphemesWithin, isBlank } from './text/units.ts'

/** One reason why a post cannot go to an account as it is. Wording belongs to the interface, by `code`. */
export interface ContentIssue {
  code:
    | 'EMPTY'
    | 'TEXT_TOO_LONG'
    | 'TOO_MANY_IMAGES'
    | 'IMAGE_TYPE_NOT_ACCEPTED'
    | 'IMAGE_TOO_LARGE'
    | 'ALT_TEXT_TOO_LONG'
    | 'GIF_NOT_ALONE'
  accountId: string
  mediaId?: string
  /** The limit that was broken, in the unit that the code implies (characters, images, bytes). */
  limit?: number
  actual?: number
}

/** Everything that keeps a post from being published on these accounts, in the accounts' order. */
export function checkContent(content: PostContent, accounts: readonly AccountFacts[]): ContentIssue[] {
  return accounts.flatMap((account) => checkAccount(content, account))
}

function checkAccount(content: PostContent, account: AccountFacts): ContentIssue[] {
  const rules = rulesOf(account.platform)
  const { limits } = account
  const rendered = renderFor(content, account)
  const issues: ContentIssue[] = []
  if (isBlank(rendered.text) && rendered.media.length === 0 && rendered.card === null) {
    issues.push({ code: 'EMPTY', accountId: account.id })
  }
  const measure = rules.measure(rendered.text, limits)
  if (!measure.fits) {
    // Where bytes are the tighter limit, as many characters as they hold.
    const held =
      measure.maxBytes === undefined ? measure.max : graphemesWithin(rendered.text, measure.maxBytes)
    const limit = Math.min(measure.max, held)
    issues.push({ code: 'TEXT_TOO_LONG', accountId: account.id, limit, actual: measure.length })
  }
  const maxImages = limits.maxImages ?? rules.images.max
  if (rendered.media.length > maxImages) {
    issues.push({
      code: 'TOO_MANY_IMAGES',
      accountId: account.id,
      limit: maxImages,
      actual: rendered.media.length,
    })
  }
  const hasGif = rendered.media.some((medium) => medium.mimeType === 'image/gif')
  if (rules.images.gifStandsAlone && hasGif && rendered.media.length > 1) {
    issues.push({ code: 'GIF_NOT_ALONE', accountId: account.id })
  }
  for (const medium of rendered.media) issues.push(...checkMedium(medium, account))
  return issues
}

function checkMedium(medium: MediaFacts, account: AccountFacts): ContentIssue[] {
  const rules = rulesOf(account.platform).images
  const { limits } = account
  const at = { accountId: account.id, mediaId: medium.id }
  const issues: ContentIssue[] = []
  if (!(limits.imageTypes ?? rules.types).includes(medium.mimeType)) {
    issues.push({ code: 'IMAGE_TYPE_NOT_ACCEPTED', ...at })
  }
  const maxBytes =
    medium.mimeType === 'image/gif' ? rules.maxGifBytes : (limits.maxImageBytes ?? rules.maxBytes)
  if (medium.bytes > maxBytes) {
    issues.push({ code: 'IMAGE_TOO_LARGE', ...at, limit: maxBytes, actual: medium.bytes })
  }
  const altLimit = limits.maxAltTextLength ?? rules.maxAltTextLength
  if ((medium.altText?.length ?? 0) > altLimit) {
    issues.push({ code: 'ALT_TEXT_TOO_LONG', ...at, limit: altLimit, actual: medium.altText?.length ?? 0 })
  }
  return issues
}
