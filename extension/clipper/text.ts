const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  middot: '·',
  bull: '•',
  trade: '™',
  reg: '®',
  copy: '©',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
}

/** Resolves character references that a page wrote twice (`&amp;#8217;`), as JSON-LD and meta tags often hold. */
export function decodeReferences(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
  })
}

/** One line of plain text: references resolved, stray tags dropped, runs of white space collapsed. */
export function line(text: string): string {
  return decodeReferences(decodeReferences(text))
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/[\u200b\u200e\u200f\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Cuts at the last whole word (or character, in scripts without spaces) within `max` UTF-16 units. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  const head = text.slice(0, max - 1)
  const space = head.lastIndexOf(' ')
  const kept = space > max * 0.6 ? head.slice(0, space) : head.replace(/[\ud800-\udbff]$/, '')
  return `${kept.trimEnd()}…`
}

/** For comparing: lower case, letters and digits only. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const skipped = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'SVG',
  'svg',
  'BUTTON',
  'SELECT',
  'TEXTAREA',
])
const inline = new Set([
  ...[
    'A',
    'ABBR',
    'B',
    'BDI',
    'BDO',
    'CITE',
    'CODE',
    'DEL',
    'DFN',
    'EM',
    'FONT',
    'I',
    'INS',
    'KBD',
    'MARK',
    'Q',
  ],
  ...['S', 'SAMP', 'SMALL', 'SPAN', 'STRONG', 'SUB', 'SUP', 'TIME', 'U', 'VAR', 'WBR'],
])

/** The text of an element as one line, with a space wherever a block or a break stands between two words. */
export function textOf(element: Element): string {
  const parts: string[] = []
  const walk = (node: Node) => {
    if (node.nodeType === 3) {
      parts.push(node.nodeValue ?? '')
      return
    }
    if (node.nodeType !== 1) return
    const name = node.nodeName
    if (skipped.has(name)) return
    const separates = !inline.has(name)
    if (separates) parts.push(' ')
    for (const child of node.childNodes) walk(child)
    if (separates) parts.push(' ')
  }
  walk(element)
  return line(parts.join(''))
}
