/** Measures sorted into few bins each, feature after feature: what trees are grown on. */
export interface Bins {
  /** Upper bounds of each feature's bins; what lies above the last belongs to one bin more. */
  bounds: readonly (readonly number[])[]
  columns: readonly Uint8Array[]
}

export const binsOfFeature = 48

/** Sorts rows of `width` measures into quantile bins. */
export function binsOf(rows: Float32Array, width: number): Bins {
  const count = rows.length / width
  const bounds = Array.from({ length: width }, (_, feature) => boundsOf(rows, width, feature, count))
  const columns = bounds.map((edges, feature) => {
    const column = new Uint8Array(count)
    for (let row = 0; row < count; row += 1) column[row] = binOf(edges, rows[row * width + feature] ?? 0)
    return column
  })
  return { bounds, columns }
}

function boundsOf(rows: Float32Array, width: number, feature: number, count: number): number[] {
  const step = Math.max(1, Math.floor(count / 20_000))
  const sample = new Float32Array(Math.ceil(count / step))
  for (let place = 0; place < sample.length; place += 1)
    sample[place] = rows[place * step * width + feature] ?? 0
  sample.sort()
  const distinct = [...new Set(sample)]
  const edges =
    distinct.length < binsOfFeature
      ? distinct
      : Array.from(
          { length: binsOfFeature - 1 },
          (_, place) => sample[Math.floor(((place + 1) * sample.length) / binsOfFeature)] ?? 0,
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
