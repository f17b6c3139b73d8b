/** An address found in a text. Positions are UTF-16 offsets, end exclusive. */
export interface FoundAddress {
  start: number
  end: number
  /** As written. */
  text: string
  /** With a scheme. */
  url: string
}

const candidate = /https?:\/\/[^\s<>"'“”«»]+/giu
const trailing = /[.,;:!?…)\]}'"»”’]+$/u

/**
 * Web addresses with a scheme in a text, without the punctuation that ends the sentence around them.
 * A closing bracket stays when the address opens it (`…/wiki/A_(b)`).
 */
export function findAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = []
  for (const match of text.matchAll(candidate)) {
    const written = trimEnd(match[0])
    if (!URL.canParse(written)) continue
    found.push({ start: match.index, end: match.index + written.length, text: written, url: written })
  }
  return found
}

function trimEnd(address: string): string {
  let result = address
  for (;;) {
    const tail = trailing.exec(result)?.[0]
    if (!tail) return result
    const last = result.at(-1)
    if (last === ')' && count(result, '(') >= count(result, ')')) return result
    if (last === ']' && count(result, '[') >= count(result, ']')) return result
    result = result.slice(0, -1)
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
