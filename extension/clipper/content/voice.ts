import type { Block } from './block.ts'

/** What an engine or a rule keeps of a page: heard when blocks are judged, never followed by itself. */
export interface Voice {
  /** For each block whether it is kept. */
  kept: readonly boolean[]
  /** The first and the last longer block that is kept, or -1. */
  first: number
  last: number
  /** Words in what is kept. */
  words: number
}

export function voiceOf(blocks: readonly Block[], keeps: (block: Block) => boolean): Voice {
  const kept = blocks.map(keeps)
  const long = blocks.filter(({ index, words }) => kept[index] && words >= 6)
  return {
    kept,
    first: long[0]?.index ?? -1,
    last: long.at(-1)?.index ?? -1,
    words: blocks.reduce((sum, { index, words }) => sum + (kept[index] ? words : 0), 0),
  }
}
