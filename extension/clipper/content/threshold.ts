import type { PageType } from '../../../core/clip-facts.ts'
import type { Block } from './block.ts'

/**
 * How bold the choice is for each kind of page: below 1 takes blocks that are less sure than what promises most. Shelves
 * and offers are made of many short pieces, of which none is sure by itself.
 */
const boldness: Record<PageType, number> = {
  article: 1,
  forum: 1,
  product: 1,
  collection: 0.7,
  listing: 0.85,
  documentation: 0.85,
  service: 0.8,
}

/**
 * Pages about one thing hold a text that the forest is sure of, and what is less than this share as sure stands beside it:
 * without it the many half-likely pieces of a shop's page would outweigh its one description.
 */
const leastOfSurest = 0.45
const aboutOneThing: ReadonlySet<PageType> = new Set(['article', 'forum', 'product'])

/** The sureness from which on blocks are taken, and why it is that. */
export interface Bound {
  threshold: number
  because: string
}

/**
 * The sureness from which on blocks are taken so that, if every block is as sure as it claims, words found and words
 * wanted agree best. One bound for all pages would leave pages of short pieces empty and take in whole menus elsewhere.
 */
export function boundOf(
  type: PageType,
  blocks: readonly Pick<Block, 'index' | 'words'>[],
  sure: readonly number[],
): Bound {
  const sorted = blocks
    .map(({ index, words }) => ({ words, sure: sure[index] ?? 0 }))
    .sort((one, other) => other.sure - one.sure)
  const wanted = sorted.reduce((sum, block) => sum + block.words * block.sure, 0)
  let found = 0
  let shared = 0
  let best = { agreement: 0, threshold: 0.5 }
  for (const block of sorted) {
    found += block.words
    shared += block.words * block.sure
    const agreement = (2 * shared) / (found + wanted)
    if (agreement > best.agreement) best = { agreement, threshold: block.sure }
  }
  const promising = best.threshold * boldness[type]
  const least = aboutOneThing.has(type) ? (sorted[0]?.sure ?? 0) * leastOfSurest : 0
  if (least > promising) {
    return { threshold: least, because: `a page about one thing: ${leastOfSurest} of its surest block` }
  }
  const bold = boldness[type] < 1 ? `, times ${boldness[type]} for many short pieces` : ''
  return {
    threshold: promising,
    because: `words found and wanted agree best at ${best.threshold.toFixed(2)}${bold}`,
  }
}
