import type { ClipGap } from '../../../core/clip-facts.ts'
import { countWords } from '../content/outline.ts'
import { typesOf } from '../json-ld.ts'
import { metaOf, type Page } from '../page.ts'

/** A text with fewer words is what stands in front of a wall. */
const fewWords = 40
const shortArticle = 200

/** Why the text is not, or not wholly, that of the page. */
export function gapsOf(page: Page, text: string, told: readonly ClipGap[]): ClipGap[] {
  const words = countWords(text)
  const gaps = new Set(told)
  if (page.whole.paywalls > 0 || (words < shortArticle && isSaidToBeLocked(page))) gaps.add('paywall')
  const asksFirst = page.whole.consents > 0 || /^consent\./.test(page.url.hostname)
  if (asksFirst && words < fewWords) gaps.add('consent')
  if (page.whole.closedFrames > 0 && words < fewWords) gaps.add('frame')
  for (const gap of gaps)
    page.trace({ field: 'gaps', source: `${words} words of text`, value: gap, verdict: 'taken' })
  return [...gaps]
}

/** Whether the page says of itself that it is not for everybody. */
function isSaidToBeLocked(page: Page): boolean {
  const isClosed = (value: unknown) =>
    value === false || /^(?:https?:\/\/schema\.org\/)?false$/i.test(String(value))
  const closed = page.nodes.some(
    (node) =>
      isClosed(node.isAccessibleForFree) &&
      typesOf(node).some((type) => /Article|Posting|WebPage|Report|CreativeWork/.test(type)),
  )
  return closed || /^(?:locked|metered)$/i.test(metaOf(page, 'article:content_tier') ?? '')
}
