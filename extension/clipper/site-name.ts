import { siteOf } from './canonical.ts'
import { resolveNode, textIn, typesOf } from './json-ld.ts'
import { metaOf, type Page } from './page.ts'
import { cut, folded } from './text.ts'
import { choose } from './trace.ts'

/** The name of the site, and the host name where the page names none. */
export function siteNameOf(page: Page): string {
  const website = page.nodes.find((node) => typesOf(node).includes('WebSite'))
  const organization = page.nodes.find((node) => typesOf(node).some((type) => /Organization$/.test(type)))
  const candidates = [
    { source: 'og:site_name', value: metaOf(page, 'og:site_name') },
    { source: 'json-ld WebSite', value: textIn(website?.name) },
    { source: 'json-ld publisher', value: textIn(resolveNode(page.main?.publisher, page.nodes)) },
    { source: 'application-name', value: metaOf(page, 'application-name', 'apple-mobile-web-app-title') },
    { source: 'json-ld Organization', value: textIn(organization?.name) },
  ]
  const host = page.url.hostname.replace(/^www\./, '')
  const chosen = choose(page.trace, 'siteName', candidates, (value) => {
    if (value.length > 80) return { because: 'too long for a name' }
    if (/^https?:/.test(value)) return { because: 'an address, not a name' }
    const pageTitles = [metaOf(page, 'og:title'), textIn(page.main?.headline)].map((title) =>
      folded(title ?? ''),
    )
    const isInner = page.url.pathname.length > 1
    if (isInner && value.split(' ').length > 2 && pageTitles.includes(folded(value)))
      return { because: 'the title of the page' }
    return { take: value.replace(/^@/, '').split(/\s+[|–—-]\s+/)[0] ?? value }
  })
  return cut(chosen ?? host, 200)
}

/** Whether a piece of a title names the site rather than the page. */
export function namesSite(piece: string, page: Page, siteName: string): boolean {
  const words = folded(piece)
  if (words === '') return true
  const site = folded(siteName)
  const label = siteOf(page.url.hostname).split('.')[0] ?? ''
  const glued = words.replaceAll(' ', '')
  const gluedSite = site.replaceAll(' ', '')
  if (glued === gluedSite || glued === label.replaceAll('-', '')) return true
  if (gluedSite.length >= 4 && glued.length >= 4 && gluedSite.startsWith(glued)) return true
  const short = words.split(' ').length <= 4
  if (short && gluedSite.length >= 4 && glued.startsWith(gluedSite)) return true
  return short && label.length >= 4 && glued.includes(label.replaceAll('-', ''))
}

/** Whether a text is the site's name and nothing else. */
export const isSite = (text: string, siteName: string): boolean =>
  folded(text).replaceAll(' ', '') ===
  folded(siteName)
    .replaceAll(' ', '')
    .replace(/(?:com|org|net)$/, '')
