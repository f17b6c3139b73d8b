import { line, textOf } from '../text.ts'

/** The text of the first of these that has any, as one line; null where none has. */
export function textAt(root: ParentNode | null | undefined, ...selectors: string[]): string | null {
  for (const selector of selectors) {
    for (const element of root?.querySelectorAll(selector) ?? []) {
      const text = element.getAttribute('content') ?? textOf(element)
      if (text !== '') return line(text)
    }
  }
  return null
}

/** The text of an element in paragraphs, apart by empty lines, as people wrote it. */
export function paragraphsAt(root: ParentNode | null | undefined, ...selectors: string[]): string | null {
  for (const selector of selectors) {
    const element = root?.querySelector(selector)
    if (!element) continue
    const inner = [...element.querySelectorAll('p, li, blockquote, pre')].filter(
      (each) => each.querySelector('p, li, blockquote, pre') === null,
    )
    const parts = inner.length > 0 ? inner.map(textOf) : linesOf(element)
    const text = parts.filter((part) => part !== '').join('\n\n')
    if (text !== '') return text
  }
  return null
}

/** Lines apart by breaks in the markup or in the text itself. */
function linesOf(element: Element): string[] {
  let text = ''
  const walk = (node: Node) => {
    if (node.nodeType === 3) text += node.nodeValue ?? ''
    else if (node.nodeName.toUpperCase() === 'BR') text += '\n'
    else if (node.nodeName.toUpperCase() === 'IMG') text += (node as Element).getAttribute('alt') ?? ''
    else for (const child of node.childNodes) walk(child)
  }
  walk(element)
  return text.split(/\n+/).map(line)
}

/** An attribute of the first element that has it. */
export const attributeAt = (
  root: ParentNode | null | undefined,
  selector: string,
  name: string,
): string | null => root?.querySelector(selector)?.getAttribute(name) || null

/** The beginning of a post as a title. */
export function beginningOf(text: string, most = 90): string {
  const whole = line(text)
  if (whole.length <= most) return whole
  const head = whole.slice(0, most)
  const space = head.lastIndexOf(' ')
  return `${(space > most * 0.5 ? head.slice(0, space) : head).replace(/[\ud800-\udbff]$|[\s,;:–—-]+$/g, '')}…`
}
