const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** The text of a status from the HTML that the server made of it: paragraphs, breaks, links written out. */
export function textOfStatus(html: string): string {
  return html
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/p>\s*<p[^>]*>/gi, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .trim()
}

/**
 * Two texts that differ only in what the server changes by itself become equal: white space, and the server
 * part of mentions.
 */
export function comparable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/(@\w+)@[\w.-]+(?::\d+)?\w/g, '$1')
    .replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, '')
}
