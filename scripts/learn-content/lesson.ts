import { parseHTML } from 'linkedom'
import type { PageType } from '../../core/clip.ts'
import { features } from '../../extension/clipper/content/features.ts'
import { readingOf } from '../../extension/clipper/content/reading.ts'
import { readPage } from '../../extension/clipper/read-page.ts'
import { siteNameOf } from '../../extension/clipper/site-name.ts'
import { titleOf } from '../../extension/clipper/title.ts'
import { readCorpusPage } from '../clip-score/corpus.ts'
import { wordsOf } from '../clip-score/metrics.ts'
import { labelsOf } from './labels.ts'

/** A page to learn from: what is measured of each block, and how much of it belongs to the main text. */
export interface Lesson {
  id: string
  /** The kind of page as people said. */
  type: string
  /** The kind of page as the clipper says. */
  guessed: PageType
  /** Block after block, all features of each. */
  rows: Float32Array
  labels: number[]
  words: string[][]
  truthWords: string[]
}

/** Reads a page of the corpus as a lesson; null when people found no text on it. */
export function lessonOf(folder: string, id: string): Lesson | null {
  const { html, url, type, truth } = readCorpusPage(folder, id)
  if (!truth.main_content) return null
  const page = readPage(parseHTML(html).document, url, () => {})
  const reading = readingOf(page, titleOf(page, siteNameOf(page)))
  const { blocks } = reading.outline
  const rows = new Float32Array(blocks.length * features.length)
  for (const block of blocks) {
    for (const [place, feature] of features.entries()) {
      rows[block.index * features.length + place] = feature.of(block, reading)
    }
  }
  return {
    id,
    type,
    rows,
    labels: labelsOf(
      blocks.map((block) => block.text),
      truth.main_content,
    ),
    words: blocks.map((block) => wordsOf(block.text)),
    truthWords: wordsOf(truth.main_content),
    guessed: reading.type,
  }
}
