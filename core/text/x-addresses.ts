import { topLevelDomains } from './top-level-domains.ts'

/** A part of a text, in UTF-16 offsets, end exclusive. */
export interface Span {
  start: number
  end: number
}

/** Letters with accents that X takes as part of an address. */
const accented =
  '\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f' +
  '\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff'
const cyrillic = '\u0400-\u04ff'
const directional = '\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069'
const spaces = '\t-\r \u0085\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000'
/** Text between spaces, with the space before it. */
const runs = new RegExp(`[${spaces}]?[^${spaces}]+`, 'g')
const nonCharacters = '\ufeff\ufffe\uffff'

const letter = String.raw`[^!'#%&()*+,\\\-./:;<=>?@[\]^_{|}~$${spaces}${nonCharacters}${directional}]`
const pathLetter = String.raw`[a-z${cyrillic}0-9!*';:=+,.$/%#[\]\-–_~@|&${accented}]`
const inBrackets = String.raw`\((?:${pathLetter}+|${pathLetter}*\(${pathLetter}+\)${pathLetter}*)\)`
const pathEnd = String.raw`[+\-a-z${cyrillic}0-9=_#/${accented}]`
const path = `/(?:${pathLetter}*(?:${inBrackets}${pathLetter}*)*${pathEnd}|${inBrackets}|@${pathLetter}+/)*`
const query = String.raw`\?[a-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]*[a-z0-9\-_&=#/]`

/** Longest address that X shortens, scheme included. */
const longest = 4096
const longestLabel = 63
const longestShort = 40
/** Longer runs without a space are not searched: they are no text, and searching takes the square of their length. */
const longestRun = 2_000

/**
 * The addresses that X replaces by its short ones, with and without a scheme, by the rules it publishes
 * (https://docs.x.com/fundamentals/counting-characters): the name must end in a known top-level domain, and
 * without a scheme only its Latin part counts.
 */
export function findXAddresses(text: string): Span[] {
  const found: Span[] = []
  for (const { 0: run, index } of text.matchAll(runs)) {
    if (run.length > longestRun || !run.includes('.')) continue
    for (const { start, end } of findInRun(run)) found.push({ start: index + start, end: index + end })
  }
  return found
}

function findInRun(run: string): Span[] {
  const { whole, latin, short } = patterns()
  const found: Span[] = []
  for (const match of run.matchAll(whole)) {
    const { before = '', address = '', scheme, domain = '', tail = '' } = match.groups ?? {}
    const start = match.index + before.length
    if (!isAcceptable(domain, address.length + (scheme ?? 'https://').length)) continue
    if (scheme) {
      const ours = short.exec(address)
      if (!ours) found.push({ start, end: start + address.length })
      else if ((ours[1]?.length ?? 0) <= longestShort) found.push({ start, end: start + ours[0].length })
    } else if (!/[-_./]$/.test(before)) {
      found.push(...latinNames(domain, latin, start, tail === '' ? 0 : address.length - domain.length))
    }
  }
  return found
}

/** The Latin names in a domain; X counts the path as if it followed the last of them directly. */
function latinNames(domain: string, latin: RegExp, offset: number, tailLength: number): Span[] {
  let position = 0
  const names = [...domain.matchAll(latin)].map(([name]) => {
    // X looks for the name again, so that one which occurs twice is found where it stands first.
    const from = domain.indexOf(name, position)
    position = from + name.length
    return { start: offset + from, end: offset + position }
  })
  const last = names.at(-1)
  if (last) last.end += tailLength
  return names
}

function isAcceptable(domain: string, length: number): boolean {
  if (domain.startsWith('xn--') && domain.search(patterns().latin) < 0) return false
  return length <= longest && domain.split('.').every((each) => each.length <= longestLabel)
}

interface Patterns {
  whole: RegExp
  latin: RegExp
  /** An address that X has shortened before. */
  short: RegExp
}

let compiled: Patterns | null = null

function patterns(): Patterns {
  if (compiled) return compiled
  const known = [...topLevelDomains()].sort().reverse().join('|')
  const ending = String.raw`(?:(?:${known})(?=[^0-9a-zA-Z@+-]|$)|xn--[\-0-9a-z]+)`
  const subdomain = String.raw`(?:(?:${letter}(?:[_-]|${letter})*)?${letter}\.)`
  const name = String.raw`(?:(?:${letter}(?:-|${letter})*)?${letter}\.)`
  compiled = {
    whole: new RegExp(
      `(?<before>[^A-Za-z0-9@＠$#＃${nonCharacters}]|^)` +
        `(?<address>(?<scheme>https?://)?(?<domain>${subdomain}*${name}${ending})` +
        `(?::[0-9]+)?(?<tail>${path})?(?:${query})?)`,
      'gi',
    ),
    latin: new RegExp(String.raw`(?:[\-a-z0-9${accented}]+\.)+${ending}`, 'gi'),
    short: new RegExp(String.raw`^https?:\/\/t\.co\/([a-z0-9]+)(?:${query})?`, 'i'),
  }
  return compiled
}
