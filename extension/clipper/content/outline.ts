import type { Block, Box, Outline } from './block.ts'
import { placesOf, wordsMarked } from './marks.ts'
import { namesPrice } from './offer.ts'
import { weigh } from './weigh.ts'

const unread = new Set(
  'SCRIPT STYLE TEMPLATE SVG HEAD TITLE IFRAME OBJECT SELECT TEXTAREA CANVAS MATH AUDIO VIDEO DATALIST'.split(
    ' ',
  ),
)
const inline = new Set(
  'A ABBR B BDI BDO BIG CITE CODE DEL DFN EM FONT I INS KBD MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
)
/** Enough for the longest page worth reading; beyond it a page is an endless feed. */
const maxBlocks = 12_000

/** The page's text in blocks, in reading order, with the boxes around each. Reads only; open shadow roots as well. */
export function outlineOf(document: Document): Outline {
  const blocks: Block[] = []
  let words = 0
  let parts: string[] = []
  let linked: string[] = []

  const end = (box: Box) => {
    if (parts.length === 0) return
    const text = parts
      .join('')
      .replace(/[ \t\r\f\u00a0]+/g, ' ')
      .replace(/\s*\n\s*/g, '\n')
      .trim()
    const count = countWords(text)
    if (count > 0 && blocks.length < maxBlocks) {
      const linkedWords = Math.min(count, countWords(linked.join(' ')))
      blocks.push({
        index: blocks.length,
        text,
        box,
        words: count,
        characters: text.length,
        linkedWords,
        at: words,
      })
      words += count
      const prices = namesPrice(text) ? 1 : 0
      for (let each: Box | null = box; each; each = each.parent) {
        each.blocks += 1
        each.prices += prices
        each.words += count
        each.linkedWords += linkedWords
        if (count >= 12 && linkedWords < count * 0.4) each.proseWords += count
      }
    }
    parts = []
    linked = []
  }

  const walk = (node: Node, box: Box, isLinked: boolean) => {
    if (node.nodeType === 3) {
      const value = (node.nodeValue ?? '').replace(/\s+/g, ' ')
      parts.push(value)
      if (isLinked) linked.push(value)
      return
    }
    if (node.nodeType === 8 && isHiddenMarkup(node)) {
      const holder = document.createElement('template')
      holder.innerHTML = (node.nodeValue ?? '').replace(/^\[CDATA\[|\]\]$/g, '')
      for (const child of holder.content.childNodes) walk(child, box, isLinked)
      return
    }
    if (node.nodeType !== 1) return
    const element = node as Element
    const tag = element.nodeName.toUpperCase()
    if (unread.has(tag)) return
    // Where scripts run, this is markup as text; where they do not, it is a part of the page.
    if (tag === 'NOSCRIPT' && element.firstElementChild === null) return
    if (tag === 'BR') {
      parts.push('\n')
      return
    }
    const isLink = isLinked || tag === 'A'
    if (inline.has(tag)) {
      for (const child of inside(element)) walk(child, box, isLink)
      return
    }
    end(box)
    const own = boxOf(element, box)
    for (const child of inside(element)) walk(child, own, isLink)
    end(own)
  }

  const top = document.documentElement
  if (!top) return { blocks, words, heaviest: null, root: null }
  const root = boxOf(top, null)
  // Outside of browsers what follows a misplaced end tag may stand beside the body, or the document's element.
  for (const child of document.childNodes) {
    if (child !== top || unread.has(top.nodeName.toUpperCase())) walk(child, root, false)
    else for (const each of inside(top)) walk(each, root, false)
  }
  end(root)
  return { blocks, words, heaviest: weigh(blocks, root), root }
}

/** A text that only the page's data holds, as a block at the end of the page. */
export function appendBlock({ blocks, root, words }: Outline, text: string): void {
  if (root === null) return
  const box: Box = { ...root, parent: root, tag: 'DATA', depth: 1, children: new Map() }
  const count = countWords(text)
  blocks.push({
    index: blocks.length,
    text,
    box,
    words: count,
    characters: text.length,
    linkedWords: 0,
    at: words,
  })
}

/** A parser that is stricter than browsers takes a whole page in `<![CDATA[` for one comment. */
const isHiddenMarkup = (node: Node) => /^\[CDATA\[[^<]*<\w/.test((node.nodeValue ?? '').slice(0, 2000))

function* inside(element: Element): Iterable<Node> {
  if (element.shadowRoot) yield* element.shadowRoot.childNodes
  yield* element.childNodes
}

/** Runs of letters and digits; in scripts without spaces two characters count as a word. */
export function countWords(text: string): number {
  const dense = text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0
  const spaced = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return dense > spaced ? Math.ceil(dense / 2) : spaced
}

function boxOf(element: Element, parent: Box | null): Box {
  const tag = element.nodeName.toUpperCase()
  const names =
    parent === null || tag === 'BODY'
      ? ''
      : `${element.getAttribute('class') ?? ''} ${element.id ?? ''} ${element.getAttribute('itemprop') ?? ''}`.trim()
  const ownMarks = wordsMarked(names)
  const ownPlaces = placesOf(tag.toLowerCase(), element.getAttribute('role'))
  const style = element.getAttribute('style') ?? ''
  const box: Box = {
    parent,
    tag,
    depth: parent === null ? 0 : parent.depth + 1,
    places: (parent?.places ?? 0) | ownPlaces,
    marks: (parent?.marks ?? 0) | ownMarks,
    ownPlaces,
    ownMarks,
    isHidden:
      (parent?.isHidden ?? false) ||
      element.hasAttribute('hidden') ||
      element.getAttribute('aria-hidden') === 'true' ||
      /display:\s*none|visibility:\s*hidden/i.test(style),
    words: 0,
    linkedWords: 0,
    proseWords: 0,
    blocks: 0,
    prices: 0,
    alike: 1,
    order: 0,
    weight: 0,
    children: new Map(),
  }
  if (parent) {
    const signature = `${tag} ${(element.getAttribute('class') ?? '').trim().split(/\s+/)[0]}`
    const siblings = parent.children.get(signature)
    if (siblings) siblings.push(box)
    else parent.children.set(signature, [box])
  }
  return box
}
