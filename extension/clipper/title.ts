import { textIn } from './json-ld.ts'
import { metaOf, type Page } from './page.ts'
import { isSite, namesSite } from './site-name.ts'
import { folded, line, textOf } from './text.ts'
import { choose, type Judgement } from './trace.ts'

const separators = /\s+[|\-–—·•»«:›/~\u2758\uff5c]+\s+|\s*[|\uff5c»«]\s*|:\s+/

/** The title of what the page shows, without the name of the site. Never empty: at worst the host name. */
export function titleOf(page: Page, siteName: string): string {
  const heading = headingOf(page)
  const documentTitle = line(page.document.title ?? '')
  const candidates = [
    { source: 'h1', value: heading },
    { source: 'json-ld headline', value: textIn(page.main?.headline) },
    { source: 'og:title', value: metaOf(page, 'og:title') },
    { source: 'twitter:title', value: metaOf(page, 'twitter:title') },
    { source: 'json-ld name', value: textIn(page.main?.name) },
    { source: 'the only h1', value: onlyHeadingOf(page) },
    { source: 'citation_title', value: metaOf(page, 'citation_title', 'dc.title') },
    { source: 'title', value: documentTitle },
    { source: 'first h2', value: documentTitle === '' ? firstSubheading(page) : null },
    { source: 'host', value: page.url.hostname },
  ]
  const judge = (value: string, source: string): Judgement<string> => {
    const whole = withoutSite(line(value), page, siteName)
    const text = source === 'title' ? firstOfTrail(whole) : whole
    if (text === '') return { because: 'empty' }
    if (source === 'host') return { take: text }
    if (source !== 'title' && namesSite(text, page, siteName)) return { because: 'only names the site' }
    return { take: text }
  }
  return (choose(page.trace, 'title', candidates, judge) ?? page.url.hostname).slice(0, 500)
}

const furniture =
  'nav, footer, aside, dialog, [role="dialog"], [role="navigation"], [role="search"], [aria-hidden="true"]'

/** The `<h1>` that the rest of the page agrees with: contained in another title, or sharing most of its words with one. */
function headingOf(page: Page): string | null {
  const spoken = [
    page.document.title,
    metaOf(page, 'og:title'),
    metaOf(page, 'twitter:title'),
    textIn(page.main?.headline),
  ]
    .map((text) => folded(line(text ?? '')))
    .filter((text) => text !== '')
  let best: { text: string; agreement: number } | null = null
  for (const heading of page.document.querySelectorAll('h1')) {
    if (heading.closest(furniture)) continue
    const text = headingText(heading)
    const words = folded(text)
    if (words === '' || text.length > 400) continue
    const agreement = spoken.length === 0 ? 1 : Math.max(...spoken.map((other) => agreementOf(words, other)))
    if (agreement > (best?.agreement ?? 0.3)) best = { text, agreement }
  }
  return best?.text ?? null
}

/** A page with one heading is titled by it, even when nothing else on the page repeats the words. */
function onlyHeadingOf(page: Page): string | null {
  const headings = [...page.document.querySelectorAll('h1')].filter((heading) => !heading.closest(furniture))
  return headings.length === 1 && headings[0] ? headingText(headings[0]) : null
}

function firstSubheading(page: Page): string | null {
  const heading = [...page.document.querySelectorAll('h2')].find((each) => !each.closest(furniture))
  return heading ? headingText(heading) : null
}

/** Documentation hangs a paragraph sign or a hash behind its headings as a link to them. */
const headingText = (heading: Element) => textOf(heading).replace(/\s*[¶#§🔗]$/u, '')

/** How far two folded titles say the same: 1 when one holds the other, otherwise the share of common words. */
function agreementOf(a: string, b: string): number {
  if (` ${b} `.includes(` ${a} `) || ` ${a} `.includes(` ${b} `)) return 1
  const words = new Set(a.split(' ').filter((word) => word.length > 2))
  const others = new Set(b.split(' ').filter((word) => word.length > 2))
  if (words.size === 0 || others.size === 0) return b.includes(a) || a.includes(b) ? 0.9 : 0
  const common = [...words].filter((word) => others.has(word)).length
  return Math.min(0.99, common / Math.min(words.size, others.size))
}

/** Cuts the site's name off either end of a title, with the separator between. */
export function withoutSite(title: string, page: Page, siteName: string): string {
  let text = title
  for (let round = 0; round < 3; round += 1) {
    const pieces = split(text)
    const last = pieces.at(-1)
    const first = pieces[0]
    if (pieces.length < 2 || !last || !first) break
    if (namesSite(last.text, page, siteName)) text = text.slice(0, last.cutAt).trim()
    else if (isSite(first.text, siteName) && pieces[1]) text = text.slice(pieces[1].start).trim()
    else break
  }
  return text
}

/** Document titles that trail through the site's sections (`Topic / Board / Forum`) begin with what the page is. */
function firstOfTrail(title: string): string {
  const slashes = title.split(/\s+\/\s+/)
  if (slashes.length > 1) return slashes[0] ?? title
  const bars = title.split(/\s+[|·•›»]\s+/)
  return bars.length > 2 ? (bars[0] ?? title) : title
}

interface Piece {
  text: string
  start: number
  /** Where the separator in front of this piece begins. */
  cutAt: number
}

function split(title: string): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let cutAt = 0
  const pattern = new RegExp(separators, 'g')
  for (const match of title.matchAll(pattern)) {
    pieces.push({ text: title.slice(start, match.index), start, cutAt })
    cutAt = match.index
    start = match.index + match[0].length
  }
  pieces.push({ text: title.slice(start), start, cutAt })
  return pieces
}
