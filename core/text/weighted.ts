import { findAddresses } from './addresses.ts'

const addressWeight = 23
/** Code points that weigh 1; all others weigh 2 (configuration version 3 of X's counting). */
const lightRanges = [
  [0x0000, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
] as const
const emoji = /\p{RGI_Emoji}|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/v

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Length of a text as X counts it: NFC, every address 23, every emoji 2 however many code points
 * it has, CJK and most symbols 2, the rest 1.
 */
export function weightedLength(text: string): number {
  const normalized = text.normalize('NFC')
  let total = 0
  let position = 0
  for (const address of findAddresses(normalized)) {
    total += weigh(normalized.slice(position, address.start)) + addressWeight
    position = address.end
  }
  return total + weigh(normalized.slice(position))
}

function weigh(text: string): number {
  let total = 0
  for (const { segment } of graphemes.segment(text)) {
    if (emoji.test(segment)) total += 2
    else for (const character of segment) total += isLight(character) ? 1 : 2
  }
  return total
}

function isLight(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  return lightRanges.some(([from, to]) => point >= from && point <= to)
}
