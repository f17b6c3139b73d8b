import type { Forest, Tree } from '../../extension/clipper/content/forest.ts'
import type { Bins } from './bins.ts'
import { randomOf } from './random.ts'
import { bestSplit, Sums } from './split.ts'

export interface Examples {
  bins: Bins
  /** From 0 to 1, a row each. */
  labels: Float64Array
  weights: Float64Array
}

export interface BoostOptions {
  trees: number
  depth: number
  rate: number
  /** Least weight of a leaf, in the sum of second derivatives. */
  leafWeight: number
  /** Pulls leaves towards zero. */
  lambda: number
  /** Shares of rows and features that each tree sees. */
  rowShare: number
  featureShare: number
  seed: number
}

/** Gradient boosting of trees on the logistic loss, over quantile bins; the same seed learns the same forest. */
export function boost({ bins, labels, weights }: Examples, options: BoostOptions): Forest {
  const random = randomOf(options.seed)
  const rows = Int32Array.from(labels.keys())
  const bias = biasOf(labels, weights)
  const scores = new Float64Array(labels.length).fill(bias)
  const slopes = new Float64Array(labels.length)
  const curves = new Float64Array(labels.length)
  const trees: Tree[] = []
  for (let round = 0; round < options.trees; round += 1) {
    const picked: number[] = []
    for (const row of rows) {
      const chance = 1 / (1 + Math.exp(-(scores[row] ?? 0)))
      const weight = weights[row] ?? 0
      slopes[row] = (chance - (labels[row] ?? 0)) * weight
      curves[row] = Math.max(chance * (1 - chance), 1e-6) * weight
      if (random() < options.rowShare) picked.push(row)
    }
    const features = bins.columns.map((_, feature) => feature).filter(() => random() < options.featureShare)
    const tree = grow(Int32Array.from(picked), features, 0, null)
    trees.push(tree)
    climb(tree, rows)
  }
  return { trees, bias: round4(bias) }

  /** @param known the sums of this part where they were the rest of what is above it */
  function grow(part: Int32Array, features: readonly number[], depth: number, known: Sums | null): Tree {
    let slope = 0
    let curve = 0
    for (const row of part) {
      slope += slopes[row] ?? 0
      curve += curves[row] ?? 0
    }
    const leaf = round4((-slope / (curve + options.lambda)) * options.rate)
    if (depth >= options.depth || curve < options.leafWeight * 2) return leaf
    const sums = known ?? new Sums(bins, features).add(part, slopes, curves)
    const split = bestSplit(sums, { slope, curve }, options)
    if (split === null) return leaf
    const [below, above] = divide(part, split.feature, split.bin)
    // Only the smaller part is counted again; the other is what is left.
    const isLeaf = depth + 1 >= options.depth
    const smaller = below.length < above.length ? below : above
    const counted = isLeaf ? null : new Sums(bins, features).add(smaller, slopes, curves)
    const rest = counted ? sums.less(counted) : null
    const [sumsBelow, sumsAbove] = smaller === below ? [counted, rest] : [rest, counted]
    return [
      split.feature,
      bins.bounds[split.feature]?.[split.bin] ?? 0,
      grow(below, features, depth + 1, sumsBelow),
      grow(above, features, depth + 1, sumsAbove),
    ]
  }

  function climb(tree: Tree, part: Int32Array): void {
    if (typeof tree === 'number') {
      for (const row of part) scores[row] = (scores[row] ?? 0) + tree
      return
    }
    const [feature, bound, below, above] = tree
    const [low, high] = divide(part, feature, bins.bounds[feature]?.indexOf(bound) ?? 0)
    climb(below, low)
    climb(above, high)
  }

  function divide(part: Int32Array, feature: number, bin: number): [Int32Array, Int32Array] {
    const column = bins.columns[feature] ?? new Uint8Array()
    const below = new Int32Array(part.length)
    const above = new Int32Array(part.length)
    let low = 0
    let high = 0
    for (const row of part) {
      if ((column[row] ?? 0) <= bin) {
        below[low] = row
        low += 1
      } else {
        above[high] = row
        high += 1
      }
    }
    return [below.subarray(0, low), above.subarray(0, high)]
  }
}

function biasOf(labels: Float64Array, weights: Float64Array): number {
  let positive = 0
  let all = 0
  for (const [row, weight] of weights.entries()) {
    positive += weight * (labels[row] ?? 0)
    all += weight
  }
  return Math.log(positive / (all - positive))
}

const round4 = (value: number) => Math.round(value * 10_000) / 10_000
