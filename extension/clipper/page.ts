import { type DataNode, typesOf } from './json-ld.ts'
import type { Trace } from './trace.ts'
import type { WholePage } from './whole/whole-page.ts'

/** Everything the single rules read, gathered once. */
export interface Page {
  /** The page as its reader has it; the browser's own where nothing had to be put in or left out. */
  document: Document
  whole: WholePage
  url: URL
  /** Base for relative addresses: the document's `<base>`, otherwise its own address. */
  base: URL
  meta: ReadonlyMap<string, string[]>
  nodes: readonly DataNode[]
  /** The schema.org node that the page is about. */
  main: DataNode | null
  /** Where the page's data leads that is left from an earlier view and was left out. */
  stale: URL | null
  trace: Trace
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
