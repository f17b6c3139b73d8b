import { addressIn } from './json-ld.ts'
import { absolute, metaOf, type Page } from './page.ts'
import { choose, type Judgement } from './trace.ts'
import { withoutTracking } from './tracking.ts'
import { placeOf } from './whole/stale.ts'

/**
 * The page's own canonical address. A declared address is taken only when it is plausible: on the same site (or
 * confirmed by a second declaration), and not the home page of a site of which we see an inner page.
 */
export function canonicalOf(page: Page): string {
  const { subject } = page.whole
  if (subject) return withoutTracking(subject.link ?? page.url).href
  const link = page.document.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href')
  const declared = [
    { source: 'link rel=canonical', value: link },
    { source: 'og:url', value: metaOf(page, 'og:url') },
    { source: 'json-ld mainEntityOfPage', value: addressIn(page.main?.mainEntityOfPage) },
    { source: 'json-ld url', value: addressIn(page.main?.url) },
  ]
  const confirmations = declared.map(({ value }) => absolute(page, value)?.host ?? null)
  const here = withoutTracking(page.url)
  const judge = (value: string): Judgement<URL> => {
    const url = absolute(page, value)
    if (!url) return { because: 'no web address' }
    if (page.stale && placeOf(url) === placeOf(page.stale)) return { because: 'left from an earlier view' }
    const confirmed = confirmations.filter((host) => host === url.host).length > 1
    if (isPrivate(url) && url.host !== page.url.host) return { because: 'a private address' }
    if (!sameSite(url, page.url) && !confirmed) return { because: 'another site, and nothing else names it' }
    if (!url.hostname.includes('.') && url.host !== page.url.host)
      return { because: 'a host without a domain' }
    if (isRoot(url) && !isRoot(here) && here.pathname.startsWith(url.pathname))
      return { because: 'the home page, while this is an inner page' }
    return { take: url }
  }
  const chosen = choose(page.trace, 'canonicalUrl', declared, judge)
  return withoutTracking(chosen ?? page.url).href
}

/** The home page of a host, or of a project hosted one folder below (`user.github.io/project/`). */
const isRoot = (url: URL) =>
  /^(?:\/[^/.]*)?\/(?:index\.\w+)?$/.test(url.pathname) && url.search === '' && !/^#(?:\/|!)./.test(url.hash)

const isPrivate = (url: URL) =>
  /^(?:localhost|127\.|10\.|192\.168\.|\[)|\.(?:local|test|internal|localhost)$/.test(url.hostname)

/** Whether two addresses belong to one site: equal hosts, one below the other, or one registrable name. */
export function sameSite(a: URL, b: URL): boolean {
  return siteOf(a.hostname) === siteOf(b.hostname)
}

const secondLevel = /^(?:co|com|org|net|gov|ac|edu|or|ne|go|gob|asn|id|nom|ltd|plc|me)$/

/** The registrable part of a host name, by a rule that suffices to compare two hosts. */
export function siteOf(host: string): string {
  if (/^[\d.]+$/.test(host) || host.startsWith('[')) return host
  const labels = host.toLowerCase().split('.')
  const wanted =
    labels.length > 2 && labels.at(-1)?.length === 2 && secondLevel.test(labels.at(-2) ?? '') ? 3 : 2
  return labels.slice(-wanted).join('.')
}
