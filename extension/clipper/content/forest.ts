/** A leaf's say, or a question: feature, bound, what to ask at or below the bound, what to ask above it. */
export type Tree = number | readonly [feature: number, bound: number, below: Tree, above: Tree]

export interface Forest {
  /** What is said before any tree is asked. */
  bias: number
  trees: readonly Tree[]
}

/** Adds up what every tree says, as a probability from 0 to 1. */
export function judge({ bias, trees }: Forest, measure: (feature: number) => number): number {
  let sum = bias
  for (const tree of trees) {
    let at = tree
    while (typeof at !== 'number') at = measure(at[0]) <= at[1] ? at[2] : at[3]
    sum += at
  }
  return 1 / (1 + Math.exp(-sum))
}
