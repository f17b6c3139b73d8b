import type { Bins } from './bins.ts'

/** Sums of first and second derivatives, for each bin of each of some features. */
export class Sums {
  readonly features: readonly number[]
  readonly bins: Bins
  readonly width: number
  readonly slopes: Float64Array
  readonly curves: Float64Array

  constructor(bins: Bins, features: readonly number[], width: number) {
    this.bins = bins
    this.features = features
    this.width = width
    this.slopes = new Float64Array(features.length * width)
    this.curves = new Float64Array(features.length * width)
  }

  add(part: Int32Array, slopes: Float64Array, curves: Float64Array): this {
    for (const [place, feature] of this.features.entries()) {
      const column = this.bins.columns[feature] ?? new Uint8Array()
      const base = place * this.width
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
      s += sums.slopes[place * sums.width + bin] ?? 0
      c += sums.curves[place * sums.width + bin] ?? 0
      if (c < leafWeight || curve - c < leafWeight) continue
      const gain = (s * s) / (c + lambda) + (slope - s) ** 2 / (curve - c + lambda) - whole
      if (gain > (best?.gain ?? 1e-3)) best = { feature, bin, gain }
    }
  }
  return best
}
