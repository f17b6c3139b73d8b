import { findXAddresses } from './x-addresses.ts'

const addressWeight = 23
/** Code points that weigh 1; all others weigh 2 (configuration version 3 of X's counting). */
const lightRanges = [
  [0x0000, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
] as const
/** Emoji by themselves that may still carry the mark asking for the emoji form (U+FE0F) without weighing more. */
const marked = '⌚⌛◽◾☔-⛍⛏-⛽❗⬛-⭕🀄🈚🈯'
const emoji = new RegExp(
  String.raw`\p{RGI_Emoji}(?:(?<=[${marked}])\uFE0F)?|\p{Extended_Pictographic}\uFE0F|[0-9#*]\u20E3`,
  'gv',
)

/**
 * Length of a text as X counts it: NFC, every address 23, every emoji 2 however many code points
 * it has, CJK and most symbols 2, the rest 1. https://docs.x.com/fundamentals/counting-characters
 */
export function weightedLength(text: string): number {
  const normalized = text.normalize('NFC')
  let total = 0
  let position = 0
  for (const { start, end } of findXAddresses(normalized)) {
    total += weigh(normalized.slice(position, start)) + addressWeight
    position = end
  }
  return total + weigh(normalized.slice(position))
}

function weigh(text: string): number {
  let total = 0
  for (const _ of text.matchAll(emoji)) total += 2
  for (const character of text.replace(emoji, '')) total += isLight(character) ? 1 : 2
  return total
}

function isLight(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  return lightRanges.some(([from, to]) => point >= from && point <= to)
}
