import { findAddresses } from './addresses.ts'
import { countGraphemes, utf8Length } from './units.ts'

/** A part of a text that becomes clickable. Offsets count bytes of UTF-8, end exclusive, as the AT Protocol does. */
export interface TextFacet {
  byteStart: number
  byteEnd: number
  feature: { kind: 'link'; url: string } | { kind: 'mention'; handle: string } | { kind: 'tag'; tag: string }
}

/** A domain name as handles are made of, https://atproto.com/specs/handle. */
const mention =
  /(?<=^|[\s(])@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)/gi
/** A run after a hash sign at the beginning of a word; a lone keycap (#️⃣) is none. */
const tagRun = /(?<=^|\s)[#＃](?!\uFE0F)((?:(?!\u20E2)[^\s\u00AD\u2060\u200A-\u200D])+)/gu
const trailingPunctuation = /\p{P}+$/u
const meaningful = /[^\d\p{P}]/u
const maxTagGraphemes = 64

/** Links, mentions and hashtags of a text, in its order and never overlapping. */
export function findFacets(text: string): TextFacet[] {
  const found: { start: number; end: number; feature: TextFacet['feature'] }[] = []
  for (const { start, end, url } of findAddresses(text))
    found.push({ start, end, feature: { kind: 'link', url } })
  for (const match of text.matchAll(mention)) {
    const handle = match[1] ?? ''
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      feature: { kind: 'mention', handle: handle.toLowerCase() },
    })
  }
  for (const match of text.matchAll(tagRun)) {
    const tag = (match[1] ?? '').replace(trailingPunctuation, '')
    if (!meaningful.test(tag) || countGraphemes(tag) > maxTagGraphemes) continue
    found.push({ start: match.index, end: match.index + 1 + tag.length, feature: { kind: 'tag', tag } })
  }
  found.sort((a, b) => a.start - b.start)
  const facets: TextFacet[] = []
  let position = 0
  let bytes = 0
  for (const { start, end, feature } of found) {
    if (start < position) continue
    const byteStart = bytes + utf8Length(text.slice(position, start))
    bytes = byteStart + utf8Length(text.slice(start, end))
    position = end
    facets.push({ byteStart, byteEnd: bytes, feature })
  }
  return facets
}
