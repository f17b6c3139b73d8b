import { parseHTML } from 'linkedom'

const unseen = /^(?:script|style|noscript|template|svg|head)$/i
const inline =
  /^(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/i

/** The text of markup as an engine answers it, with a break wherever a block stands between two words. */
export function textOfHtml(html: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  const parts: string[] = []
  const walk = (node: Node) => {
    if (node.nodeType === 3) parts.push(node.nodeValue ?? '')
    if (node.nodeType !== 1 || unseen.test(node.nodeName)) return
    const separates = !inline.test(node.nodeName)
    if (separates) parts.push('\n')
    for (const child of node.childNodes) walk(child)
    if (separates) parts.push('\n')
  }
  walk(document.body)
  return parts.join('')
}
