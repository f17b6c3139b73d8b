/** The words of a text, lower-cased: runs of letters, digits and underscores. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []

/** How far two texts hold the same words, whatever their order: the harmonic mean of precision and recall, 0 to 1. */
export function wordF1(found: string, truth: string): number {
  const wanted = new Map<string, number>()
  const truthWords = wordsOf(truth)
  for (const word of truthWords) wanted.set(word, (wanted.get(word) ?? 0) + 1)
  const foundWords = wordsOf(found)
  let shared = 0
  for (const word of foundWords) {
    const left = wanted.get(word) ?? 0
    if (left === 0) continue
    wanted.set(word, left - 1)
    shared += 1
  }
  if (truthWords.length === 0 && foundWords.length === 0) return 1
  return (2 * shared) / (truthWords.length + foundWords.length)
}

/** The share of these passages that a text holds, white space and case aside; null when there are none to look for. */
export function hitRate(found: string, passages: readonly string[]): number | null {
  const wanted = passages.map(flat).filter((passage) => passage !== '')
  if (wanted.length === 0) return null
  const text = flat(found)
  return wanted.filter((passage) => text.includes(passage)).length / wanted.length
}

const flat = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim()

/** Lower case, no punctuation: how titles and names are compared. */
export const plain = (text: string | null | undefined): string =>
  (text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Mean of what was measured; NaN for nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
