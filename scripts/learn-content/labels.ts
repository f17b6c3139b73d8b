import { squash } from '../../extension/clipper/content/squash.ts'
import { wordsOf } from '../clip-score/metrics.ts'

const shingle = 4

/**
 * How much of each block belongs to the main text, from 0 to 1: the share of its runs of four words that the truth
 * holds. Short blocks must stand there as a line of their own, or between the words that they stand between on the page.
 * A text that comes again on the page belongs to it as often as the truth holds it.
 */
export function labelsOf(blocks: readonly string[], truth: string): number[] {
  const truthWords = wordsOf(truth)
  const runs = new Set<string>()
  for (let at = 0; at + shingle <= truthWords.length; at += 1)
    runs.add(truthWords.slice(at, at + shingle).join(' '))
  const lines = new Map<string, number>()
  for (const line of truth.split('\n')) {
    const key = squash(line)
    if (key !== '') lines.set(key, (lines.get(key) ?? 0) + 1)
  }
  const whole = squash(truth)
  const words = blocks.map(wordsOf)
  const seen = new Map<string, number>()
  return blocks.map((text, index) => {
    const key = squash(text)
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    if (before > 0 && before >= occurrences(whole, key, before + 1)) return 0
    const own = words[index] ?? []
    if (own.length >= shingle) {
      let held = 0
      for (let at = 0; at + shingle <= own.length; at += 1) {
        if (runs.has(own.slice(at, at + shingle).join(' '))) held += 1
      }
      return held / (own.length - shingle + 1)
    }
    if (own.length === 0) return whole.includes(key) ? 1 : 0
    if ((lines.get(key) ?? 0) > before) return 1
    const ahead = words
      .slice(Math.max(0, index - 3), index)
      .flat()
      .slice(-3)
    const behind = words
      .slice(index + 1, index + 4)
      .flat()
      .slice(0, 3)
    const around = [...ahead, ...own, ...behind]
    for (let at = 0; at + shingle <= around.length; at += 1) {
      const covers = at <= ahead.length && at + shingle >= ahead.length + own.length
      if (covers && runs.has(around.slice(at, at + shingle).join(' '))) return 1
    }
    return 0
  })
}

/** How often a text holds another, counted up to `enough`. */
function occurrences(text: string, part: string, enough: number): number {
  let count = 0
  for (let at = text.indexOf(part); at >= 0 && count < enough; at = text.indexOf(part, at + part.length))
    count += 1
  return count
}
