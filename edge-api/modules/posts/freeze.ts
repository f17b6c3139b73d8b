import { type ContentIssue, checkContent } from '../../../core/check.ts'
import type { MediaFacts, PostContent, RenderedPost } from '../../../core/content.ts'
import { rulesOf } from '../../../core/platforms/index.ts'
import type { ProblemIssue } from '../../../core/problem.ts'
import { renderFor } from '../../../core/render.ts'
import { sha256 } from '../../encoding.ts'
import { AppError } from '../../errors.ts'
import type { Post } from './post.ts'
import type { Account } from './references.ts'

/** What is frozen for one account. */
export interface Frozen {
  account: Account
  content: RenderedPost
  /** SHA-256 of it, in hexadecimal. */
  contentHash: string
}

/** Renders the post for each of its accounts. Throws POST_NOT_READY with everything that stands against it. */
export async function freeze(post: Post, accounts: readonly Account[]): Promise<Frozen[]> {
  const content = contentOf(post)
  const chosen: Account[] = []
  const issues: ProblemIssue[] = []
  if (post.accountIds.length === 0) {
    issues.push({ path: ['accountIds'], code: 'NO_ACCOUNT', message: 'Choose at least one account.' })
  }
  post.accountIds.forEach((id, index) => {
    const account = accounts.find((each) => each.id === id)
    const path = ['accountIds', index]
    if (!account) {
      const message = 'This account is no longer connected. Remove it from the post.'
      issues.push({ path, code: 'ACCOUNT_DISCONNECTED', message, accountId: id })
    } else if (account.status !== 'ACTIVE') {
      const message = `${nameOf(account)} has to be connected anew before anything can be published on it.`
      issues.push({ path, code: 'ACCOUNT_NEEDS_RECONNECT', message, accountId: id })
    } else {
      chosen.push(account)
    }
  })
  for (const issue of checkContent(content, chosen)) issues.push(toProblemIssue(issue, post, chosen))
  if (issues.length > 0) {
    throw new AppError('POST_NOT_READY', { detail: issues.map((issue) => issue.message).join(' '), issues })
  }
  return Promise.all(
    chosen.map(async (account) => {
      const rendered = renderFor(content, account)
      return { account, content: rendered, contentHash: await sha256(JSON.stringify(rendered)) }
    }),
  )
}

/** What a post says, before it is fitted to a platform. */
export function contentOf(post: Post): PostContent {
  const media = post.media.map(
    ({ mediaId, mimeType, bytes, width, height, altText, fileName }): MediaFacts => ({
      id: mediaId,
      mimeType,
      bytes,
      width,
      height,
      altText,
      fileName,
    }),
  )
  return { text: post.text, link: post.link, media, variants: post.variants }
}

function nameOf(account: Account): string {
  return `${account.handle} on ${rulesOf(account.platform).name}`
}

function toProblemIssue(issue: ContentIssue, post: Post, accounts: readonly Account[]): ProblemIssue {
  const account = accounts.find((each) => each.id === issue.accountId)
  const at = account ? nameOf(account) : 'the account'
  const position = post.media.findIndex((medium) => medium.mediaId === issue.mediaId)
  const file = post.media[position]?.fileName ?? `Image ${position + 1}`
  const { limit = 0, actual = 0 } = issue
  const [field, message] = ((): [string, string] => {
    switch (issue.code) {
      case 'EMPTY':
        return ['text', `There is nothing to publish on ${at}: write a text or add an image.`]
      case 'TEXT_TOO_LONG':
        return ['text', `The text is too long for ${at}: ${actual} of ${limit} characters.`]
      case 'TOO_MANY_IMAGES':
        return ['media', `${at} takes ${limit} images at most; this post has ${actual}.`]
      case 'GIF_NOT_ALONE':
        return ['media', `On ${at} a GIF must be the only image.`]
      case 'IMAGE_TYPE_NOT_ACCEPTED':
        return ['media', `${file} is of a kind that ${at} does not take.`]
      case 'IMAGE_TOO_LARGE':
        return ['media', `${file} is too large for ${at}: ${actual} of ${limit} bytes.`]
      case 'ALT_TEXT_TOO_LONG':
        return [
          'media',
          `The description of ${file} is too long for ${at}: ${actual} of ${limit} characters.`,
        ]
    }
  })()
  const path = position === -1 ? [field] : [field, position]
  return { path, code: issue.code, message, accountId: issue.accountId }
}

/** One hash over what goes to all accounts, in the accounts' order. */
export async function hashOfAll(frozen: readonly Frozen[]): Promise<string> {
  return sha256(frozen.map((each) => `${each.account.id}:${each.contentHash}`).join('\n'))
}
