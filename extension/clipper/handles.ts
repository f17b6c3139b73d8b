import type { Clip } from '../../core/clip.ts'
import { isBeside } from './beside.ts'
import { type DataNode, resolveNode } from './json-ld.ts'
import { absolute, isOffer, metaOf, type Page } from './page.ts'
import { federatedProfileAt, type Profile, profileAt } from './profile.ts'

/** The author's handles on the platforms where the page reveals them. The site's own accounts are not the author's. */
export function handlesOf(page: Page): NonNullable<Clip['handles']> {
  const handles: NonNullable<Clip['handles']> = {}
  if (isOffer(page)) return handles
  for (const { source, profile } of candidatesOf(page)) {
    if (profile === null || handles[profile.platform] !== undefined) continue
    const isSites = profile.platform === 'x' && profile.handle.toLowerCase() === siteOnX(page)
    if (!isSites) handles[profile.platform] = profile.handle
    page.trace({
      field: 'handles',
      source,
      value: `${profile.platform}: ${profile.handle}`,
      verdict: isSites ? 'the account of the site' : 'taken',
    })
  }
  return handles
}

interface Found {
  source: string
  profile: Profile | null
}

/** In order of trust: said of the author by name, linked where the author is named, called one's own by the page. */
function* candidatesOf(page: Page): Generator<Found> {
  const { document, meta } = page
  for (const value of meta.get('fediverse:creator') ?? []) {
    yield { source: 'fediverse:creator', profile: federatedProfile(value) }
  }
  yield { source: 'twitter:creator', profile: profileOnX(metaOf(page, 'twitter:creator'), page) }
  for (const value of meta.get('article:author') ?? []) {
    yield { source: 'article:author', profile: linked(page, value) }
  }
  for (const address of addressesOfAuthor(page)) {
    yield { source: 'json-ld author', profile: linked(page, address) }
  }
  for (const link of document.querySelectorAll(bylineLinks)) {
    if (isBeside(link)) continue
    yield { source: 'a link in the byline', profile: linked(page, link.getAttribute('href')) }
  }
  for (const link of document.querySelectorAll('a[rel~="me" i][href], link[rel~="me" i][href]')) {
    const url = absolute(page, link.getAttribute('href'))
    yield { source: 'rel=me', profile: url && (profileAt(url) ?? federatedProfileAt(url)) }
  }
}

const bylineLinks = [
  '[itemprop~="author"] a[href], a[itemprop~="author"][href], a[rel~="author"][href]',
  '[class*="byline" i] a[href], .author a[href], [class*="author-" i] a[href], [class*="author_" i] a[href]',
].join(', ')

function linked(page: Page, address: string | null): Profile | null {
  const url = absolute(page, address)
  return url && profileAt(url)
}

function federatedProfile(value: string): Profile | null {
  const handle = /^@?(\w[\w.-]*@(?:[a-z\d-]+\.)+[a-z]{2,})$/i.exec(value)?.[1]
  return handle === undefined ? null : { platform: 'mastodon', handle }
}

/** `@name`, the bare name or the profile's address; ids are digits only and lead nobody anywhere. */
function profileOnX(value: string | null, page: Page): Profile | null {
  if (value === null) return null
  const handle = /^@?(?!\d+$)(\w{1,15})$/.exec(value)?.[1]
  if (handle !== undefined) return { platform: 'x', handle }
  return /^https?:/.test(value) ? linked(page, value) : null
}

const siteOnX = (page: Page) => profileOnX(metaOf(page, 'twitter:site'), page)?.handle.toLowerCase()

/** Addresses that structured data gives for the page's author. */
function addressesOfAuthor({ main, nodes }: Page): string[] {
  const authors: unknown[] = [main?.author ?? main?.creator ?? []].flat()
  return authors
    .map((author) => resolveNode(author, nodes))
    .filter((author): author is DataNode => typeof author === 'object' && author !== null)
    .flatMap((author) => [author.sameAs, author.url].flat())
    .filter((address) => typeof address === 'string')
}
