import { addressIn, mainNode, textIn } from '../json-ld.ts'
import { absolute, metaOf, type Page } from '../page.ts'
import { folded, line } from '../text.ts'
import { withoutTracking } from '../tracking.ts'

const ofOneView =
  /^(?:og:(?!site_name|locale)|twitter:(?!site$)|article:|product:|description$|author$|keywords$|date|news_keywords)/

/**
 * A page without the data that an earlier view of an app has left in its head. It is told by an `og:url` that leads elsewhere on
 * the site while the title of the window, which apps do change, speaks of something else than `og:title`.
 */
export function withoutStale(page: Page): Page {
  const { subject } = page.whole
  const stated = absolute(page, metaOf(page, 'og:url'))
  const leadsElsewhere = stated !== null && placeOf(stated) !== placeOf(page.url)
  const isOfOther = subject?.isOfFeed || (leadsElsewhere && (subject !== null || isLeftBehind(page, stated)))
  if (!isOfOther) return page
  page.trace({
    field: 'page',
    source: 'og:url',
    value: stated?.href.slice(0, 200) ?? '',
    verdict: subject ? 'the data is not about the article in view' : 'the data is left from an earlier view',
  })
  return fresh(page, stated)
}

/** On the same site, but about something else than the window's title. */
const isLeftBehind = (page: Page, stated: URL): boolean =>
  stated.hostname.replace(/^www\./, '') === page.url.hostname.replace(/^www\./, '') && titleIsNewer(page)

function fresh(page: Page, stated: URL | null): Page {
  const meta = new Map([...page.meta].filter(([name]) => !ofOneView.test(name)))
  const title = folded(metaOf(page, 'og:title') ?? '')
  const isOfOther = (node: Page['nodes'][number]) => {
    const url = absolute(page, addressIn(node.mainEntityOfPage) ?? addressIn(node.url))
    const name = folded(textIn(node.headline ?? node.name) ?? '')
    return (url && stated && placeOf(url) === placeOf(stated)) || (name !== '' && name === title)
  }
  const nodes = page.nodes.filter((node) => page.whole.subject === null && !isOfOther(node))
  return { ...page, meta, nodes, main: mainNode(nodes), stale: stated }
}

export const placeOf = (url: URL): string => {
  const { pathname, search } = withoutTracking(url)
  return `${pathname.replace(/\/(?:index\.\w+)?$/, '')}${search}`
}

/** Whether the window's title has words of its own, and the heading on the page agrees with it rather than with `og:title`. */
function titleIsNewer(page: Page): boolean {
  const og = wordsOf(metaOf(page, 'og:title') ?? '')
  const own = wordsOf(page.document.title ?? '')
  const site = wordsOf(metaOf(page, 'og:site_name') ?? '')
  const telling = [...own].filter((word) => !site.has(word))
  if (og.size === 0 || telling.length === 0 || telling.some((word) => og.has(word))) return false
  const headings = [...page.document.querySelectorAll('h1')].map((heading) =>
    wordsOf(heading.textContent ?? ''),
  )
  return headings.length === 0 || headings.some((heading) => telling.some((word) => heading.has(word)))
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    folded(line(text))
      .split(' ')
      .filter((word) => word.length > 2 || !/[a-z]/.test(word)),
  )
