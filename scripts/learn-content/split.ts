import { type Bins, binsOfFeature } from './bins.ts'

/** Sums of first and second derivatives, for each bin of each of some features. */
export class Sums {
  readonly features: readonly number[]
  readonly bins: Bins
  readonly slopes: Float64Array
  readonly curves: Float64Array

  constructor(bins: Bins, features: readonly number[]) {
    this.bins = bins
    this.features = features
    this.slopes = new Float64Array(features.length * binsOfFeature)
    this.curves = new Float64Array(features.length * binsOfFeature)
  }

  add(part: Int32Array, slopes: Float64Array, curves: Float64Array): this {
    for (const [place, feature] of this.features.entries()) {
      const column = this.bins.columns[feature] ?? new Uint8Array()
      const base = place * binsOfFeature
      for (const row of part) {
        const at = base + (column[row] ?? 0)
        this.slopes[at] = (this.slopes[at] ?? 0) + (slopes[row] ?? 0)
        this.curves[at] = (this.curves[at] ?? 0) + (curves[row] ?? 0)
      }
    }
    return this
  }

  /** What is left of these sums without those of a part; changes these. */
  less(part: Sums): this {
    for (let at = 0; at < this.slopes.length; at += 1) {
      this.slopes[at] = (this.slopes[at] ?? 0) - (part.slopes[at] ?? 0)
      this.curves[at] = (this.curves[at] ?? 0) - (part.curves[at] ?? 0)
    }
    return this
  }
}

/** The feature and bin at which a part is divided to gain most, or null where nothing is gained. */
export function bestSplit(
  sums: Sums,
  { slope, curve }: { slope: number; curve: number },
  { leafWeight, lambda }: { leafWeight: number; lambda: number },
): { feature: number; bin: number } | null {
  const whole = (slope * slope) / (curve + lambda)
  let best: { feature: number; bin: number; gain: number } | null = null
  for (const [place, feature] of sums.features.entries()) {
    let s = 0
    let c = 0
    const last = (sums.bins.bounds[feature]?.length ?? 0) - 1
    for (let bin = 0; bin <= last; bin += 1) {
      s += sums.slopes[place * binsOfFeature + bin] ?? 0
      c += sums.curves[place * binsOfFeature + bin] ?? 0
      if (c < leafWeight || curve - c < leafWeight) continue
      const gain = (s * s) / (c + lambda) + (slope - s) ** 2 / (curve - c + lambda) - whole
      if (gain > (best?.gain ?? 1e-3)) best = { feature, bin, gain }
    }
  }
  return best
}
