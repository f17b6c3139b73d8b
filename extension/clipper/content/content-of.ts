import type { PageType } from '../../../core/clip-facts.ts'
import type { Page } from '../page.ts'
import type { Block } from './block.ts'
import { type Choice, choiceOf, textOfBlocks } from './choice.ts'
import type { Reading } from './feature.ts'
import { forest } from './forest.data.ts'
import { headingTag, readingOf } from './reading.ts'
import { sureness } from './sureness.ts'

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
  const sure = reading.outline.blocks.map((block) => sureness(forest, block, reading))
  const choice = choiceOf(reading, sure)
  explain(reading, choice, sure)
  const passages = choice.chosen
    .filter(
      (block) => headingTag(block) === null && !/^(?:PRE|CODE|TD|TH|DT|BUTTON|LABEL)$/.test(block.box.tag),
    )
    .filter((block) => block.linkedWords <= block.words * 0.4)
    .map((block) => block.text)
  return { text: textOfBlocks(choice.chosen), passages, type: reading.type }
}

/** Tells the trace how the choice came about: what was taken, how far Readability agrees, what was left out and why. */
function explain(
  { page, type, outline, readable, plain }: Reading,
  { chosen, specifications, bound }: Choice,
  sure: readonly number[],
): void {
  const wordsIn = (list: readonly Block[]) => list.reduce((sum, block) => sum + block.words, 0)
  const words = wordsIn(chosen)
  page.trace({
    field: 'text',
    source: `${type}, blocks surer than ${bound.threshold.toFixed(2)} (${bound.because})`,
    value: `${chosen.length} of ${outline.blocks.length} blocks and ${words} of ${outline.words} words, from: ${(chosen[0]?.text ?? '').slice(0, 120)}`,
    verdict: chosen.length === 0 ? 'nothing is sure enough' : 'taken',
  })
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
  for (const [source, { kept, words: all }] of [
    ['readability', readable],
    ['plain words of the markup', plain],
  ] as const) {
    const agreed = wordsIn(chosen.filter((block) => kept[block.index]))
    page.trace({
      field: 'text',
      source,
      value: `keeps ${agreed} of the ${words} words taken, and ${all - agreed} others`,
      verdict: 'heard as one voice among others',
    })
  }
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
