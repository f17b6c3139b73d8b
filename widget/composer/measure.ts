import type { PostContent } from '../../core/content.ts'
import { type PlatformId, rulesOf } from '../../core/platforms/index.ts'
import { renderFor } from '../../core/render.ts'
import type { Account } from '../api/views.ts'

/** How full a platform's text is, by the account of it that has the least room left. */
export interface Counter {
  platform: PlatformId
  /** In the platform's own unit, or bytes where those are the tighter limit. */
  length: number
  max: number
  fits: boolean
}

export function countersFor(content: PostContent, accounts: readonly Account[]): Counter[] {
  const tightest = new Map<PlatformId, Counter>()
  for (const account of accounts) {
    const measured = rulesOf(account.platform).measure(renderFor(content, account).text, account.limits)
    const { bytes = 0, maxBytes = Number.POSITIVE_INFINITY } = measured
    const byBytes = bytes / maxBytes > measured.length / measured.max
    const counter: Counter = {
      platform: account.platform,
      length: byBytes ? bytes : measured.length,
      max: byBytes ? maxBytes : measured.max,
      fits: measured.fits,
    }
    const known = tightest.get(account.platform)
    if (!known || counter.max - counter.length < known.max - known.length)
      tightest.set(account.platform, counter)
  }
  return [...tightest.values()]
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Where a text begins to be too long for one of the accounts (UTF-16 offset), or null while it fits all of
 * them. What the platform adds to the text, such as the link's address, is counted in.
 */
export function overflowStart(
  text: string,
  content: PostContent,
  accounts: readonly Account[],
): number | null {
  const fits = (written: string) =>
    accounts.every((account) => {
      const variants = { ...content.variants, [account.platform]: written }
      const rendered = renderFor({ ...content, variants }, account)
      return rulesOf(account.platform).measure(rendered.text, account.limits).fits
    })
  if (accounts.length === 0 || fits(text)) return null
  const ends = [...graphemes.segment(text)].map(({ index, segment }) => index + segment.length)
  let low = 0
  let high = ends.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (fits(text.slice(0, ends[middle]))) low = middle + 1
    else high = middle
  }
  return low === 0 ? 0 : (ends[low - 1] ?? 0)
}
