import { features } from '../../extension/clipper/content/features.ts'
import type { Forest } from '../../extension/clipper/content/forest.ts'
import { wordsOf } from '../clip-score/metrics.ts'
import { binsOf } from './bins.ts'
import { boost } from './boost.ts'
import type { Lesson } from './lesson.ts'

/**
 * Learns a forest from lessons. A block weighs as much as its words make up of the page's main text, so that long pages
 * teach no more than short ones; a page with far more beside its text than text is held back to three times it. Kinds of
 * pages that are rare among the lessons count more than articles do.
 */
export function learn(lessons: readonly Lesson[]): Forest {
  const width = features.length
  const count = lessons.reduce((sum, lesson) => sum + lesson.labels.length, 0)
  const rows = new Float32Array(count * width)
  const labels = new Float64Array(count)
  const weights = new Float64Array(count)
  let row = 0
  for (const lesson of lessons) {
    rows.set(lesson.rows, row * width)
    const words = lesson.seen.outline.blocks.map((block) => wordsOf(block.text).length)
    const wanted = Math.max(60, wordsOf(lesson.truth.main_content ?? '').length)
    const present = words.reduce((sum, each) => sum + each, 0)
    const rarity = lesson.type === 'article' ? 1 : 1.7
    const scale = 100 * rarity * Math.min(1, (3 * wanted) / Math.max(present, 1))
    for (const [block, label] of lesson.labels.entries()) {
      labels[row] = label
      weights[row] = (scale * Math.max(words[block] ?? 0, 0.5)) / wanted
      row += 1
    }
  }
  return boost(
    { bins: binsOf(rows, width), labels, weights },
    {
      trees: 130,
      depth: 5,
      rate: 0.1,
      leafWeight: 1,
      lambda: 1,
      rowShare: 0.7,
      featureShare: 0.25,
      seed: 13,
    },
  )
}
