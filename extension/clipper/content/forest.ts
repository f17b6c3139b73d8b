/** A leaf's say, or a question: feature, bound, what to ask at or below the bound, what to ask above it. */
export type Tree = number | readonly [feature: number, bound: number, below: Tree, above: Tree]

export interface Forest {
  /** What is said before any tree is asked. */
  bias: number
  trees: readonly Tree[]
}

/** After so many trees they are asked whether the rest can still change anything. */
const askedFirst = 40
/** Below this sum of theirs it cannot: most blocks of a heavy page are beside its text, and told by the first trees. */
const hopeless = -2.5

/** Adds up what the trees say, as a probability from 0 to 1. */
export function judge({ bias, trees }: Forest, measure: (feature: number) => number): number {
  let sum = bias
  for (const [place, tree] of trees.entries()) {
    if (place === askedFirst && sum < hopeless) break
    let at = tree
    while (typeof at !== 'number') at = measure(at[0]) <= at[1] ? at[2] : at[3]
    sum += at
  }
  return 1 / (1 + Math.exp(-sum))
}
