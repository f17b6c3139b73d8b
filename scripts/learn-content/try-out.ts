import { features } from '../../extension/clipper/content/features.ts'
import { type Forest, judge } from '../../extension/clipper/content/forest.ts'
import { thresholdOf } from '../../extension/clipper/content/threshold.ts'
import { mean, wordF1 } from '../clip-score/metrics.ts'
import type { Lesson } from './lesson.ts'

/** Word F1 of a forest on pages that it has not learned from, overall and by kind of page, as a sentence. */
export function tryOut(forest: Forest, lessons: readonly Lesson[]): string {
  const scored = lessons.map((lesson) => {
    const blocks = lesson.words.map((words, index) => ({ index, words: words.length }))
    const sure = blocks.map(({ index }) =>
      judge(forest, (place) => lesson.rows[index * features.length + place] ?? 0),
    )
    const threshold = thresholdOf(lesson.guessed, blocks, sure)
    const found = lesson.words.filter((_, index) => (sure[index] ?? 0) >= threshold).flat()
    return { type: lesson.type, f1: wordF1(found.join(' '), lesson.truthWords.join(' ')) }
  })
  const types = [...new Set(scored.map(({ type }) => type))].sort()
  const meanOf = (type: string) =>
    mean(scored.filter((each) => each.type === type).map(({ f1 }) => f1)).toFixed(3)
  return [
    mean(scored.map(({ f1 }) => f1)).toFixed(3),
    ...types.map((type) => `${type} ${meanOf(type)}`),
  ].join(', ')
}
