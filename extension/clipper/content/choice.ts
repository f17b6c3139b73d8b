import { maxClipText } from '../../../core/clip-facts.ts'
import { cut } from '../text.ts'
import type { Block } from './block.ts'
import type { Seen } from './feature.ts'
import { specificationsOf } from './specifications.ts'
import { type Bound, boundOf } from './threshold.ts'

/** The blocks taken for the main content, in reading order, and why these. */
export interface Choice {
  chosen: readonly Block[]
  /** Those of them that were taken with their heading. */
  specifications: ReadonlySet<Block>
  bound: Bound
}

/** Chooses the blocks of a page that are sure enough, and the rows of specifications under a heading among them. */
export function choiceOf(seen: Seen, sure: readonly number[]): Choice {
  const { blocks } = seen.outline
  const bound = boundOf(seen.type, blocks, sure)
  const sureEnough = new Set(blocks.filter((block) => (sure[block.index] ?? 0) >= bound.threshold))
  const specifications = new Set(specificationsOf(seen).filter((block) => !sureEnough.has(block)))
  const chosen = blocks.filter((block) => sureEnough.has(block) || specifications.has(block))
  return { chosen, specifications, bound }
}

/** Items of a list and rows of a table follow each other closely; everything else stands apart. */
export function textOfBlocks(chosen: readonly Block[]): string {
  let text = ''
  let last: Block | null = null
  for (const block of chosen) {
    const isClose =
      last !== null && /^(?:LI|TD|TH|DT|DD)$/.test(block.box.tag) && last.box.tag === block.box.tag
    text += last === null ? block.text : `${isClose ? '\n' : '\n\n'}${block.text}`
    last = block
  }
  return cut(text, maxClipText)
}
