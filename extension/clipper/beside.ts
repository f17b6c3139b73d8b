const besides =
  'nav, footer, aside, [role="dialog"], [role="navigation"], [class*="related" i], [class*="comment" i], [class*="sidebar" i], [class*="recommend" i], [id*="comment" i], [id*="related" i]'

/** Whether an element belongs to something beside the page's subject: other articles, comments, navigation. */
export function isBeside(element: Element): boolean {
  for (let found = element.closest(besides); found; found = found.parentElement?.closest(besides) ?? null) {
    // Themes put words such as `comments-open` on the body and `post-author` on an aside.
    const wraps = found.nodeName === 'BODY' || found.nodeName === 'HTML' || found.querySelector('h1') !== null
    const namesAuthor = found.nodeName === 'ASIDE' && /author|byline|meta/i.test(found.className)
    if (!wraps && !namesAuthor) return true
  }
  return false
}

/** A piece of text as it stands alone in the markup. */
export interface Piece {
  text: string
  element: Element
}

/** The short pieces of text around the main heading, in reading order: up to `before` in front, `after` behind. */
export function piecesAroundTitle(document: Document, before: number, after: number): Piece[] {
  const root = document.body ?? document.documentElement
  if (!root) return []
  const heading = document.querySelector('main h1, article h1') ?? document.querySelector('h1')
  const walker = document.createTreeWalker(root, 4)
  const pieces: Piece[] = []
  let headingAt = -1
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement
    const text = (node.nodeValue ?? '').replace(/\s+/g, ' ').trim()
    if (
      element === null ||
      text === '' ||
      /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|OPTION)$/.test(element.nodeName)
    )
      continue
    if (headingAt < 0 && heading?.contains(element)) headingAt = pieces.length
    if (headingAt >= 0 && pieces.length > headingAt + after) break
    pieces.push({ text, element })
    if (headingAt < 0 && pieces.length > 4000) break
  }
  const middle = Math.max(headingAt, 0)
  return pieces.slice(Math.max(0, middle - before), middle + after)
}
