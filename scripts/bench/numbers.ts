/** What a list of measurements looks like from the outside. */
export interface Summary {
  count: number
  p50: number
  p95: number
  p99: number
  max: number
}

/**
 * The smallest measurement that at least this share of all of them do not exceed (nearest rank), so that it is always
 * one that was measured. NaN for an empty list.
 *
 * @param sorted ascending
 * @param share from 0 to 1
 */
export function percentile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return Number.NaN
  const rank = Math.ceil(share * sorted.length)
  return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1] ?? Number.NaN
}

export function summarize(values: readonly number[]): Summary {
  const sorted = [...values].sort((one, other) => one - other)
  return {
    count: sorted.length,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    max: percentile(sorted, 1),
  }
}

/** How many measurements lie below each bound and not below the one before; the last count is of all that is left. */
export function histogram(values: readonly number[], bounds: readonly number[]): number[] {
  const counts = new Array<number>(bounds.length + 1).fill(0)
  for (const value of values) {
    const found = bounds.findIndex((bound) => value < bound)
    const place = found === -1 ? bounds.length : found
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}

/** How often one number holds another, as people say it: `1.4x`. Nothing can be said of a missing or an empty one. */
export function ratio(one: number | null, other: number | null): string {
  if (one === null || other === null || !Number.isFinite(one / other)) return '–'
  return `${(one / other).toFixed(one / other < 10 ? 2 : 0)}x`
}

/** Columns under each other, the first one to the left and numbers to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length)
    })
  }
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return rows.map((row) => `  ${line(row)}`).join('\n')
}
