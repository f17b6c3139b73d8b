import { isBeside, piecesAroundTitle } from './beside.ts'
import { type DataNode, resolveNode, textIn, typesOf } from './json-ld.ts'
import { isOffer, metaOf, type Page } from './page.ts'
import { isSite } from './site-name.ts'
import { cut, textOf } from './text.ts'
import { choose } from './trace.ts'

/** Who wrote the page: names separated by commas, or null. The site's own name is taken only from structured data. */
export function authorOf(page: Page, siteName: string): string | null {
  return choose(page.trace, 'author', candidatesOf(page), (value, source) => {
    const name = cleanName(value)
    if (name === '') return { because: 'nothing left after cleaning' }
    if (/https?:|www\.|@.*\.|[{}<>]/.test(name)) return { because: 'an address, not a name' }
    if (name.length > 120 || name.split(' ').length > 16) return { because: 'too long for a name' }
    if (
      /^(?:the author|about the author|written by|learn more|view (?:more|all).*|(?:more|all) posts.*|read more|follow.*|share.*|by)$/i.test(
        name,
      )
    ) {
      return { because: 'a label, not a name' }
    }
    if (!/\p{L}{2}/u.test(name)) return { because: 'no letters' }
    if (
      /^(?:admin|administrator|author|editor|user|guest|staff|unknown|none|null|anonymous|team|default|root|webmaster)$/i.test(
        name,
      )
    ) {
      return { because: 'a role, not a name' }
    }
    if (!/^(?:json-ld author|meta|twitter)/.test(source) && isSite(name, siteName)) {
      return { because: 'the name of the site' }
    }
    return { take: cut(name, 300) }
  })
}

function cleanName(value: string): string {
  return value
    .replace(/\s+/g, ' ')
    .replace(
      /^(?:(?:written|posted|words?|story|reviewed|published|created|article|text|reporting)\s+)?by[:\s]+/i,
      '',
    )
    .replace(
      /^(?:author|autor|auteur|von|par|por|di|written|escrito por|verfasst von|text|文|作者|著者)\s*[:：]\s*/i,
      '',
    )
    .replace(/^(?:von|par|por)\s+(?=\p{Lu})/u, '')
    .replace(/\s*[|·•–—]\s.*$/, '')
    .replace(/\s*\((?:author|editor|writer)\)$/i, '')
    .replace(/^(?:this (?:post|article) was )?written by\s+/i, '')
    .replace(/^authored by:?\s+/i, '')
    .replace(/\s+\d{1,2}\s+\p{L}{3,9}\s+\d{4}.*$/u, '')
    .replace(/,?\s+(?:on|updated|published|posted|last)\s.*\d{4}.*$/i, '')
    .replace(/^[\s,;|•·–—-]+|[\s,;|•·–—-]+$/g, '')
    .trim()
}

function* candidatesOf(page: Page) {
  const { document } = page
  if (isOffer(page)) return
  yield { source: 'json-ld author', value: peopleIn(page.main?.author ?? page.main?.creator, page) }
  for (const node of page.nodes) {
    if (node !== page.main && typesOf(node).some((type) => /Article|Posting|WebPage/.test(type))) {
      yield { source: 'json-ld author of another node', value: peopleIn(node.author, page) }
    }
  }
  for (const name of [
    'author',
    'article:author',
    'parsely-author',
    'sailthru.author',
    'byl',
    'dc.creator',
    'dcterms.creator',
  ]) {
    yield {
      source: `meta ${name}`,
      value: (page.meta.get(name) ?? []).filter((each) => !each.startsWith('http')).join(', '),
    }
  }
  yield {
    source: 'citation_author',
    value: (page.meta.get('citation_author') ?? []).map(inReadingOrder).join(', '),
  }
  const label = (metaOf(page, 'twitter:label1') ?? '').toLowerCase()
  if (/written by|author|geschrieben von|verfasst von|écrit par|escrito por/.test(label)) {
    yield { source: 'twitter:data1', value: metaOf(page, 'twitter:data1') }
  }
  for (const selector of visible) {
    for (const element of document.querySelectorAll(selector)) {
      if (isBeside(element)) continue
      const text = element.getAttribute('content') ?? textOf(nameWithin(element))
      if (text.length < 150) yield { source: selector, value: text }
    }
  }
  for (const value of bylinesNear(document)) yield { source: 'text near the title', value }
  yield { source: 'person in json-ld', value: page.main ? null : loneAuthor(page.nodes) }
}

const nameWithin = (element: Element) =>
  element.querySelector(
    '[itemprop~="name"], .name, [class*="author-name" i], a[rel~="author"], a[href*="/author" i]',
  ) ?? element

const visible = [
  '[itemprop~="author"]',
  'a[rel~="author"], [rel~="author"]',
  '.author-name, .author__name, .byline-name, .byline__name, .byline__author, .post-author-name, .entry-author-name',
  '[data-testid*="author-name" i], [data-testid="authorName"], [class*="authorName"], [class*="author-name" i], [class*="author_name" i]',
  '.byline a, [class*="byline" i] a[href*="author" i], a[href*="/author/" i], a[href*="/authors/" i]',
  '.byline, .post-author, .entry-author, .article-author, p.author, span.author, div.author, .author',
  '[class*="byline" i], [class*="by-line" i], .the-author, .by-author',
  '[itemprop="mainEntity"] .username, .message--post .username, .message .username, .postusername, .postleft dt, .topic-author',
]

/** “By Somebody” as it stands near the heading, in one piece or with the name in the next. */
function* bylinesNear(document: Document) {
  const pieces = piecesAroundTitle(document, 12, 60)
  for (const [index, { text, element }] of pieces.entries()) {
    if (text.length > 90) continue
    const alone =
      /^(?:(?:[Ww]ritten|[Pp]osted|[Aa]uthored|[Aa]rticle|[Ss]tory|[Ww]ords|[Ss]tarted|[Tt]ext) )?(?:[Bb]y|BY):?$|^(?:[Aa]uthors?|AUTHOR|[Cc]ontributors|[Vv]on|[Aa]utor):?$/
    const next = pieces[index + 1]?.text
    if (alone.test(text) && next && /^[\p{Lu}\p{Lo}]/u.test(next) && next.length < 80 && !isBeside(element))
      yield next
    else if (
      /^(?:(?:[Ww]ritten|[Pp]osted|[Aa]uthored|[Ss]tory|[Ww]ords) )?(?:[Bb]y|BY):? \p{Lu}/u.test(text) &&
      !isBeside(element)
    )
      yield text
    else if (/^(?:this (?:post|article) was )?written by\s/i.test(text) && !isBeside(element))
      yield text.replace(/,.*/, '')
  }
}

/** Names of one or several authors, people before organizations. */
function peopleIn(value: unknown, page: Page): string | null {
  const list = (Array.isArray(value) ? value : [value]).map((entry) => resolveNode(entry, page.nodes))
  const isOrganization = (entry: unknown) =>
    typeof entry === 'object' &&
    entry !== null &&
    typesOf(entry as DataNode).some((type) => /Organization|WebSite/.test(type))
  const people = list.filter((entry) => !isOrganization(entry))
  const names = (people.length > 0 ? people : list).map(textIn).filter((name) => name !== null)
  return [...new Set(names)].join(', ') || null
}

function loneAuthor(nodes: readonly DataNode[]): string | null {
  const people = nodes.filter((node) => typesOf(node).includes('Person'))
  return people.length === 1 ? textIn(people[0]?.name) : null
}

const inReadingOrder = (name: string) => name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1')
