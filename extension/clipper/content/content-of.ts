import { maxClipText, type PageType } from '../../../core/clip.ts'
import type { Page } from '../page.ts'
import { cut } from '../text.ts'
import type { Block } from './block.ts'
import type { Reading } from './feature.ts'
import { forest } from './forest.data.ts'
import { headingTag, readingOf } from './reading.ts'
import { specificationsOf } from './specifications.ts'
import { sureness } from './sureness.ts'
import { thresholdOf } from './threshold.ts'

export interface Content {
  /** Plain text, paragraphs apart by an empty line; empty when there is none. */
  text: string
  /** Its prose, without headings, code and lists of links: what may be quoted. */
  passages: string[]
  type: PageType
}

/** The main content of a page. */
export function contentOf(page: Page, title: string): Content {
  const reading = readingOf(page, title)
  const { blocks } = reading.outline
  const sure = blocks.map((block) => sureness(forest, block, reading))
  const threshold = thresholdOf(reading.type, blocks, sure)
  const sureEnough = new Set(blocks.filter((block) => (sure[block.index] ?? 0) >= threshold))
  const specifications = new Set(specificationsOf(reading, sureEnough))
  if (specifications.size > 0) {
    page.trace({
      field: 'text',
      source: 'product, specifications',
      value: [...specifications]
        .map((block) => block.text)
        .join(' · ')
        .slice(0, 200),
      verdict: 'taken with their heading',
    })
  }
  const chosen = blocks.filter((block) => sureEnough.has(block) || specifications.has(block))
  explain(reading, chosen, sure, threshold)
  const passages = chosen
    .filter(
      (block) => headingTag(block) === null && !/^(?:PRE|CODE|TD|TH|DT|BUTTON|LABEL)$/.test(block.box.tag),
    )
    .filter((block) => block.linkedWords <= block.words * 0.4)
    .map((block) => block.text)
  return { text: cut(paragraphsOf(chosen), maxClipText), passages, type: reading.type }
}

/** Items of a list and rows of a table follow each other closely; everything else stands apart. */
function paragraphsOf(chosen: readonly Block[]): string {
  let text = ''
  let last: Block | null = null
  for (const block of chosen) {
    const isClose =
      last !== null && /^(?:LI|TD|TH|DT|DD)$/.test(block.box.tag) && last.box.tag === block.box.tag
    text += last === null ? block.text : `${isClose ? '\n' : '\n\n'}${block.text}`
    last = block
  }
  return text
}

/** Tells the trace how the choice came about: what was taken, how far Readability agrees, what was left out and why. */
function explain(
  { page, type, outline, kept }: Reading,
  chosen: readonly Block[],
  sure: readonly number[],
  threshold: number,
): void {
  const wordsIn = (list: readonly Block[]) => list.reduce((sum, block) => sum + block.words, 0)
  const words = wordsIn(chosen)
  const agreed = wordsIn(chosen.filter((block) => kept[block.index]))
  page.trace({
    field: 'text',
    source: `${type}, blocks surer than ${threshold.toFixed(2)}`,
    value: (chosen[0]?.text ?? '').slice(0, 200),
    verdict: chosen.length === 0 ? 'nothing is sure enough' : 'taken',
  })
  page.trace({
    field: 'text',
    source: 'readability',
    value: `keeps ${agreed} of the ${words} words taken, and ${wordsIn(outline.blocks.filter((block) => kept[block.index])) - agreed} others`,
    verdict: 'heard as one voice among others',
  })
  const taken = new Set(chosen)
  const longest = outline.blocks
    .filter((block) => !taken.has(block))
    .sort((one, other) => other.words - one.words)
  for (const block of longest.slice(0, 5)) {
    page.trace({
      field: 'text',
      source: block.box.tag.toLowerCase(),
      value: block.text.slice(0, 200),
      verdict: `left out: ${(sure[block.index] ?? 0).toFixed(2)} sure`,
    })
  }
}
