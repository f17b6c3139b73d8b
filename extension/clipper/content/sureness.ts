import type { Block } from './block.ts'
import type { Reading } from './feature.ts'
import { features } from './features.ts'
import { type Forest, judge } from './forest.ts'

/** How sure the forest is that a block belongs to the main content, from 0 to 1. Measures only what trees ask for. */
export function sureness(forest: Forest, block: Block, reading: Reading): number {
  const measured = new Float64Array(features.length).fill(Number.NaN)
  return judge(forest, (place) => {
    const known = measured[place] ?? 0
    if (!Number.isNaN(known)) return known
    // In single precision, as the bounds were learned.
    const value = Math.fround(features[place]?.of(block, reading) ?? 0)
    measured[place] = value
    return value
  })
}
