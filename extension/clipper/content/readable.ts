import { Readability } from '@mozilla/readability'
import type { Page } from '../page.ts'

const answers = new WeakMap<Page, Element | null>()

/** Drawings and data make up most of some pages, and Readability walks through all of it several times. */
const withoutText = 'script, style, svg, template, link, iframe'

/**
 * What Readability holds for the article, or null. It works on a copy, once a page, and in one go: what it finds in a
 * second, more lenient one is seldom the text, and takes as long again.
 */
export function readableOf(page: Page): Element | null {
  const known = answers.get(page)
  if (known !== undefined) return known
  const found = read(page)
  answers.set(page, found)
  return found
}

function read(page: Page): Element | null {
  try {
    const copy = page.document.cloneNode(true) as Document
    for (const element of copy.querySelectorAll(withoutText)) element.remove()
    const article = new Readability(copy, {
      serializer: (node) => node as Element,
      charThreshold: 1,
      disableJSONLD: true,
    }).parse()
    return article?.content ?? null
  } catch (error) {
    page.trace({
      field: 'text',
      source: 'readability',
      value: String(error).slice(0, 200),
      verdict: 'failed',
    })
    return null
  }
}
