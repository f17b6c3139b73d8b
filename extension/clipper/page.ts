import { type DataNode, mainNode, readJsonLd, typesOf } from './json-ld.ts'
import { line } from './text.ts'
import type { Trace } from './trace.ts'

/** Everything the single rules read, gathered once. */
export interface Page {
  document: Document
  url: URL
  /** Base for relative addresses: the document's `<base>`, otherwise its own address. */
  base: URL
  meta: ReadonlyMap<string, string[]>
  nodes: readonly DataNode[]
  /** The schema.org node that the page is about. */
  main: DataNode | null
  trace: Trace
}

/** Reads a document once: its meta tags and its structured data. */
export function readPage(document: Document, address: string, trace: Trace): Page {
  const url = new URL(address)
  const nodes = readJsonLd(document)
  return {
    document,
    url,
    base: baseOf(document, url),
    meta: readMeta(document),
    nodes,
    main: mainNode(nodes),
    trace,
  }
}

function baseOf(document: Document, url: URL): URL {
  const href = document.querySelector('base[href]')?.getAttribute('href')
  try {
    return href ? new URL(href, url) : url
  } catch {
    return url
  }
}

function readMeta(document: Document): Map<string, string[]> {
  const meta = new Map<string, string[]>()
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = line(element.getAttribute('content') ?? '')
    if (content === '') continue
    for (const attribute of ['property', 'name', 'itemprop']) {
      for (const name of (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (name === '') continue
        const list = meta.get(name)
        if (list) list.push(content)
        else meta.set(name, [content])
      }
    }
  }
  return meta
}

/** The first content of the first of these meta tags that the page has. */
export function metaOf(page: Page, ...names: string[]): string | null {
  for (const name of names) {
    const found = page.meta.get(name)?.[0]
    if (found) return found
  }
  return null
}

/** An absolute http(s) address, or null for anything that is none. */
export function absolute(page: Page, address: string | null | undefined): URL | null {
  if (!address) return null
  try {
    const url = new URL(address.trim(), page.base)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null
  } catch {
    return null
  }
}

/** Goods, services and shelves: nobody wrote them, and the day their page was made tells a reader nothing. */
export const isOffer = (page: Page): boolean =>
  page.main !== null &&
  typesOf(page.main).some((type) => /Product|Service|CollectionPage|ItemList|Offer/.test(type))
