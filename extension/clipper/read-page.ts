import { mainNode, readJsonLd } from './json-ld.ts'
import type { Page } from './page.ts'
import { line } from './text.ts'
import type { Trace } from './trace.ts'
import { withoutStale } from './whole/stale.ts'
import { wholePageOf } from './whole/whole-page.ts'

/** Reads a document once: what it consists of, its meta tags and its structured data. */
export function readPage(live: Document, address: string, trace: Trace): Page {
  const url = new URL(address)
  const whole = wholePageOf(live, url, trace)
  const { document } = whole
  const nodes = readJsonLd(document)
  return withoutStale({
    document,
    whole,
    url,
    base: baseOf(document, url),
    meta: readMeta(document),
    nodes,
    main: mainNode(nodes),
    stale: null,
    trace,
  })
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
