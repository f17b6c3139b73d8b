import { isBeside, piecesAroundTitle } from './beside.ts'
import { textIn } from './json-ld.ts'
import { isOffer, metaOf, type Page } from './page.ts'
import { readDate } from './read-date.ts'
import { textOf } from './text.ts'
import { choose } from './trace.ts'

const metaNames = [
  ...[
    'article:published_time',
    'og:published_time',
    'datepublished',
    'parsely-pub-date',
    'sailthru.date',
    'publish-date',
  ],
  ...[
    'publish_date',
    'published_at',
    'publication_date',
    'pubdate',
    'dc.date.issued',
    'dcterms.created',
    'dc.date',
  ],
  ...[
    'dcterms.date',
    'dcterms.issued',
    'citation_publication_date',
    'citation_date',
    'date',
    'article.published',
    'cxenseparse:recs:publishtime',
  ],
]

/** When the page was published: an ISO day, or an instant where the page names the time and its offset. */
export function publishedAtOf(page: Page): string | null {
  return choose(page.trace, 'publishedAt', candidatesOf(page), (value) => {
    const date = readDate(value)
    if (date === null) return { because: 'no date that can be read' }
    const year = Number(date.slice(0, 4))
    return year >= 1990 && year <= 2100 ? { take: date } : { because: 'not a year of the web' }
  })
}

function* candidatesOf(page: Page) {
  const { document } = page
  if (isOffer(page)) {
    page.trace({
      field: 'publishedAt',
      source: 'page',
      value: 'an offer',
      verdict: 'offers are not published',
    })
    return
  }
  yield { source: 'json-ld datePublished', value: textIn(page.main?.datePublished) }
  for (const node of page.nodes) {
    yield { source: 'json-ld datePublished of another node', value: textIn(node.datePublished) }
  }
  yield { source: 'json-ld uploadDate', value: textIn(page.main?.uploadDate) }
  yield { source: 'json-ld dateCreated', value: textIn(page.main?.dateCreated) }
  for (const name of metaNames) yield { source: `meta ${name}`, value: metaOf(page, name) }
  for (const element of document.querySelectorAll(
    '[itemprop~="datePublished"], [property~="datePublished"]',
  )) {
    yield { source: 'microdata datePublished', value: statedIn(element) }
  }
  for (const element of document.querySelectorAll(
    'time[pubdate], time.published, time.entry-date, .published time, .entry-date, abbr.published',
  )) {
    if (!isBeside(element)) yield { source: 'published time', value: statedIn(element) }
  }
  for (const element of document.querySelectorAll('article time, main time, header time, time')) {
    if (!isBeside(element)) yield { source: 'time', value: statedIn(element) }
  }
  yield {
    source: 'address',
    value: page.url.pathname
      .match(/\/((?:19|20)\d\d[/-]\d{1,2}[/-]\d{1,2})(?:\/|-|$)/)?.[1]
      ?.replaceAll('/', '-'),
  }
  for (const element of document.querySelectorAll(byline)) {
    if (isBeside(element)) continue
    const text = textOf(element)
    if (text.length < 300) yield { source: 'byline', value: dateWithin(text) }
  }
  for (const { text, element } of piecesAroundTitle(document, 15, 40)) {
    if (text.length < 60 && !isBeside(element))
      yield { source: 'text near the title', value: dateWithin(text) }
  }
}

const byline =
  '[class*="publish" i], [class*="date" i], [class*="byline" i], [class*="post-meta" i], [class*="entry-meta" i], [class*="article-meta" i], [class*="timestamp" i], [id*="date" i]'

const statedIn = (element: Element) =>
  element.getAttribute('datetime') ??
  element.getAttribute('content') ??
  element.getAttribute('title') ??
  textOf(element)

const written =
  /\b(?:\d{1,2}(?:st|nd|rd|th|\.)?\s+\p{L}{3,10}\.?,?\s+(?:19|20)\d\d|\p{L}{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)\b|(?:19|20)\d\d\s?[年/.]\s?\d{1,2}\s?[月/.]\s?\d{1,2}/u

const dateWithin = (text: string) => text.match(written)?.[0] ?? null
