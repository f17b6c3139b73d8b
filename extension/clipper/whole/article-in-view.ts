import { countWords } from '../content/outline.ts'
import { withoutTracking } from '../tracking.ts'

/** One article of several, with its own address. */
export interface Subject {
  element: Element
  /** Null where the article names no address of its own. */
  link: URL | null
  /** Whether the page is a feed, so that nothing in its head is about the article. */
  isOfFeed: boolean
  why: string
}

const items = 'article, [role="article"]'

/**
 * The one article that a person reads on a page of many: in a feed the one in the middle of the window, and among articles that
 * follow each other the one whose address the address bar shows. Null on a page that is about all of them, or about one.
 */
export function articleInView(document: Document, address: URL): Subject | null {
  return ofFeed(document, address) ?? ofSeries(document, address)
}

function ofFeed(document: Document, address: URL): Subject | null {
  const all = [...document.querySelectorAll('[role="feed"]')].flatMap((feed) => [
    ...feed.querySelectorAll(items),
  ])
  const posts = all.filter(
    (post) => !post.parentElement?.closest(items) && countWords(post.textContent ?? '') >= 5,
  )
  if (posts.length < 2) return null
  const seen = inTheMiddle(posts)
  const element = seen ?? posts[0]
  if (element === undefined) return null
  return {
    element,
    link: linkOf(element, address),
    isOfFeed: true,
    why: seen ? 'a feed: the article in view' : 'a feed: its first article',
  }
}

/** The post that covers the middle of the window, or null where nothing is laid out or there is none. */
function inTheMiddle(posts: readonly Element[]): Element | null {
  const middle = (posts[0]?.ownerDocument.defaultView?.innerHeight ?? 0) / 2
  let nearest: { post: Element; distance: number } | null = null
  for (const post of posts) {
    const box = post.getBoundingClientRect?.()
    if (!box || box.height === 0) continue
    const distance = Math.max(0, box.top - middle, middle - box.bottom)
    if (distance < (nearest?.distance ?? Number.POSITIVE_INFINITY)) nearest = { post, distance }
  }
  return nearest?.post ?? null
}

function ofSeries(document: Document, address: URL): Subject | null {
  const articles = [...document.querySelectorAll('article')].filter(
    (article) =>
      !article.parentElement?.closest('article') &&
      article.querySelector('h1, h2') !== null &&
      countWords(article.textContent ?? '') >= 60,
  )
  if (articles.length < 2 || address.pathname === '/') return null
  const claiming = articles.filter((article) => addressesOf(article, address).includes(placeOf(address)))
  const [element] = claiming
  if (element === undefined || claiming.length > 1) return null
  return { element, link: address, isOfFeed: false, why: 'several articles: the one at this address' }
}

const placeOf = (url: URL): string => {
  const { host, pathname, search } = withoutTracking(url)
  return `${host}${pathname.replace(/\/$/, '')}${search}`
}

/** Addresses by which an article calls itself, in its data or in the link of its heading. */
function addressesOf(article: Element, base: URL): string[] {
  const stated = ['data-url', 'data-href', 'data-permalink', 'data-canonical', 'data-article-url', 'itemid']
  const values = [
    ...stated.map((name) => article.getAttribute(name)),
    ...[...article.querySelectorAll('h1 a[href], h2 a[href]')]
      .slice(0, 2)
      .map((link) => link.getAttribute('href')),
  ]
  return values
    .filter((value) => value !== null && URL.canParse(value, base))
    .map((value) => placeOf(new URL(value ?? '', base)))
}

/** The permanent link of a post: so called, around its time, or in its heading. */
function linkOf(post: Element, base: URL): URL | null {
  const link =
    post.querySelector('a[rel~="bookmark"][href]') ??
    post.querySelector('a[href] time')?.closest('a[href]') ??
    post.querySelector('h1 a[href], h2 a[href], h3 a[href]')
  const href = link?.getAttribute('href') ?? post.getAttribute('data-permalink')
  return href && URL.canParse(href, base) ? new URL(href, base) : null
}
