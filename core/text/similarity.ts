import { findAddresses } from './addresses.ts'

/** From this on two texts say substantially the same. */
export const nearlyTheSame = 0.8

/**
 * A text as it is compared: compatible forms folded, in lower case, without addresses, punctuation and the characters
 * that only steer the look of others; every run of white space is one space.
 */
export function normalise(text: string): string {
  let rest = text
  for (const { start, end } of findAddresses(text).reverse()) {
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`
  }
  return rest
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    .replace(/\p{P}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * How alike other texts are to one, 0 to 1: the share of runs of three characters that both have (Jaccard). It needs no words,
 * so that it works for scripts without spaces. A text that says nothing besides addresses is like no other.
 */
export function similarityTo(one: string): (other: string) => number {
  const first = shingles(normalise(one))
  return (other) => {
    const second = shingles(normalise(other))
    if (first.size === 0 || second.size === 0) return 0
    let shared = 0
    for (const shingle of first) if (second.has(shingle)) shared += 1
    return shared / (first.size + second.size - shared)
  }
}

/** Whether a reader sees the same words in both, addresses included. */
export function isIdentical(one: string, other: string): boolean {
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
  return plain(one) !== '' && plain(one) === plain(other)
}

const length = 3

function shingles(text: string): Set<string> {
  const characters = [...text]
  if (characters.length === 0) return new Set()
  if (characters.length <= length) return new Set([text])
  const found = new Set<string>()
  for (let at = 0; at + length <= characters.length; at += 1) {
    found.add(characters.slice(at, at + length).join(''))
  }
  return found
}
