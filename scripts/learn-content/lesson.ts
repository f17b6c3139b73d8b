import { parseHTML } from 'linkedom'
import type { Seen } from '../../extension/clipper/content/feature.ts'
import { features } from '../../extension/clipper/content/features.ts'
import { readingOf } from '../../extension/clipper/content/reading.ts'
import { readPage } from '../../extension/clipper/read-page.ts'
import { siteNameOf } from '../../extension/clipper/site-name.ts'
import { titleOf } from '../../extension/clipper/title.ts'
import { type CorpusPage, readCorpusPage } from '../clip-score/corpus.ts'
import { labelsOf } from './labels.ts'

/** A page to learn from: what is measured of each block, and how much of it belongs to the main text. */
export interface Lesson {
  id: string
  /** The host that it is from, without `www.`. */
  site: string
  /** The kind of page as people said. */
  type: string
  truth: CorpusPage['truth']
  seen: Seen
  /** Block after block, all features of each. */
  rows: Float32Array
  labels: number[]
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
    site: page.url.hostname.replace(/^www\./, ''),
    type,
    truth,
    // Not the reading itself, which would keep the whole document.
    seen: { type: reading.type, heading: reading.heading, outline: { blocks } },
    rows,
    labels: labelsOf(
      blocks.map((block) => block.text),
      truth.main_content,
    ),
  }
}
