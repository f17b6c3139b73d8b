import type { Forest, Tree } from '../../extension/clipper/content/forest.ts'

export interface Examples {
  /** Row after row. */
  rows: Float32Array
  width: number
  /** From 0 to 1. */
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

/** A forest, and how much each feature has told in it. */
export interface Learned extends Forest {
  gains: Float64Array
}

const bins = 48

/** Gradient boosting of trees on the logistic loss, over quantile bins; the same seed learns the same forest. */
export function boost(examples: Examples, options: BoostOptions): Learned {
  const { rows, width, labels, weights } = examples
  const count = labels.length
  const random = mulberry(options.seed)
  const bounds = Array.from({ length: width }, (_, feature) => quantiles(rows, width, feature, count))
  const binned = new Uint8Array(count * width)
  for (let row = 0; row < count; row += 1) {
    for (let feature = 0; feature < width; feature += 1) {
      binned[row * width + feature] = binOf(bounds[feature] ?? [], rows[row * width + feature] ?? 0)
    }
  }
  let positive = 0
  let all = 0
  for (let row = 0; row < count; row += 1) {
    positive += (weights[row] ?? 0) * (labels[row] ?? 0)
    all += weights[row] ?? 0
  }
  const bias = Math.log(positive / (all - positive))
  const scores = new Float64Array(count).fill(bias)
  const slopes = new Float64Array(count)
  const curves = new Float64Array(count)
  const gains = new Float64Array(width)
  const trees: Tree[] = []
  for (let round = 0; round < options.trees; round += 1) {
    const picked: number[] = []
    for (let row = 0; row < count; row += 1) {
      const chance = 1 / (1 + Math.exp(-(scores[row] ?? 0)))
      const weight = weights[row] ?? 0
      slopes[row] = (chance - (labels[row] ?? 0)) * weight
      curves[row] = Math.max(chance * (1 - chance), 1e-6) * weight
      if (random() < options.rowShare) picked.push(row)
    }
    const seen = Array.from({ length: width }, (_, feature) => feature).filter(
      () => random() < options.featureShare,
    )
    const tree = grow(Int32Array.from(picked), 0)
    trees.push(tree)
    for (let row = 0; row < count; row += 1) {
      let at: Tree = tree
      while (typeof at !== 'number') at = (rows[row * width + at[0]] ?? 0) <= at[1] ? at[2] : at[3]
      scores[row] = (scores[row] ?? 0) + at
    }

    function grow(part: Int32Array, depth: number): Tree {
      let slope = 0
      let curve = 0
      for (const row of part) {
        slope += slopes[row] ?? 0
        curve += curves[row] ?? 0
      }
      const leaf = round4((-slope / (curve + options.lambda)) * options.rate)
      if (depth >= options.depth || curve < options.leafWeight * 2) return leaf
      const split = bestSplit(part, slope, curve)
      if (split === null) return leaf
      gains[split.feature] = (gains[split.feature] ?? 0) + split.gain
      const below: number[] = []
      const above: number[] = []
      for (const row of part) {
        if ((binned[row * width + split.feature] ?? 0) <= split.bin) below.push(row)
        else above.push(row)
      }
      const bound = bounds[split.feature]?.[split.bin] ?? 0
      return [
        split.feature,
        bound,
        grow(Int32Array.from(below), depth + 1),
        grow(Int32Array.from(above), depth + 1),
      ]
    }

    function bestSplit(part: Int32Array, slope: number, curve: number) {
      const slopeSums = new Float64Array(width * bins)
      const curveSums = new Float64Array(width * bins)
      for (const row of part) {
        const s = slopes[row] ?? 0
        const c = curves[row] ?? 0
        const base = row * width
        for (const feature of seen) {
          const at = feature * bins + (binned[base + feature] ?? 0)
          slopeSums[at] = (slopeSums[at] ?? 0) + s
          curveSums[at] = (curveSums[at] ?? 0) + c
        }
      }
      const whole = (slope * slope) / (curve + options.lambda)
      let best: { feature: number; bin: number; gain: number } | null = null
      for (const feature of seen) {
        let s = 0
        let c = 0
        const last = (bounds[feature]?.length ?? 0) - 1
        for (let bin = 0; bin <= last; bin += 1) {
          s += slopeSums[feature * bins + bin] ?? 0
          c += curveSums[feature * bins + bin] ?? 0
          if (c < options.leafWeight || curve - c < options.leafWeight) continue
          const gain =
            (s * s) / (c + options.lambda) + (slope - s) ** 2 / (curve - c + options.lambda) - whole
          if (gain > (best?.gain ?? 1e-3)) best = { feature, bin, gain }
        }
      }
      return best
    }
  }
  return { trees, bias: round4(bias), gains }
}

/** Upper bounds of the bins; what lies above the last belongs to one bin more. */
function quantiles(rows: Float32Array, width: number, feature: number, count: number): number[] {
  const step = Math.max(1, Math.floor(count / 20_000))
  const sample: number[] = []
  for (let row = 0; row < count; row += step) sample.push(rows[row * width + feature] ?? 0)
  sample.sort((one, other) => one - other)
  const distinct = [...new Set(sample)]
  const edges =
    distinct.length < bins
      ? distinct
      : Array.from(
          { length: bins - 1 },
          (_, place) => sample[Math.floor(((place + 1) * sample.length) / bins)] ?? 0,
        )
  const rounded = [...new Set(edges)]
  // Between two values, in few digits, so that the same bound is written and asked.
  return rounded.map((edge, place) => {
    const next = rounded[place + 1] ?? distinct.find((value) => value > edge) ?? edge
    const middle = Number(((edge + next) / 2).toPrecision(4))
    return middle >= edge && middle < next ? middle : edge
  })
}

function binOf(bounds: readonly number[], value: number): number {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= (bounds[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}

const round4 = (value: number) => Math.round(value * 10_000) / 10_000

function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
