import { describe, expect, it } from 'vitest'
import { histogram, percentile, ratio, summarize, table } from './numbers.ts'

describe('The numbers of a measurement', () => {
  it('name a percentile that was really measured', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
    expect(percentile(hundred, 0.5)).toBe(50)
    expect(percentile(hundred, 0.99)).toBe(99)
    expect(percentile(hundred, 1)).toBe(100)
    expect(percentile([7], 0.5)).toBe(7)
    expect(percentile([], 0.5)).toBeNaN()
  })

  it('do not depend on the order of the measurements, and sort them by size', () => {
    expect(summarize([100, 9, 20, 3])).toEqual({ count: 4, p50: 9, p95: 100, p99: 100, max: 100 })
  })

  it('count each measurement once, a bound belonging to what lies above it', () => {
    expect(histogram([0, 49, 50, 99, 100, 5_000], [50, 100])).toEqual([2, 2, 2])
  })

  it('give no ratio where there is nothing to compare with', () => {
    expect(ratio(3, 2)).toBe('1.50x')
    expect(ratio(300, 2)).toBe('150x')
    expect(ratio(3, 0)).toBe('–')
    expect(ratio(null, 2)).toBe('–')
  })

  it('stand under each other', () => {
    expect(
      table([
        ['', 'one'],
        ['length', '1'],
      ]),
    ).toBe('          one\n  length    1')
  })
})
