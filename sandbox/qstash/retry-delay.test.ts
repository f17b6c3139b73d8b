import { describe, expect, it } from 'vitest'
import { defaultRetryDelay, evaluateRetryDelay } from './retry-delay.ts'

describe('the wait before a retry', () => {
  it('is 12 s, 2:28 min, 30 min, 6 h and a day unless told', () => {
    expect([0, 1, 2, 3, 4].map((retried) => Math.round(defaultRetryDelay(retried) / 1_000))).toEqual([
      12, 148, 1_808, 22_026, 86_400,
    ])
  })

  it.each([
    ['1000', 2, 1_000],
    ['1000 * (1 + retried)', 2, 3_000],
    ['pow(2, retried) * 1000', 3, 8_000],
    ['max(1000, pow(2, retried) * 100)', 1, 1_000],
    ['-5 + 10 / 4 * 2', 0, 0],
    ['pow(10, 20)', 0, 86_400_000],
  ])('of %s after %i retries is %i ms', (expression, retried, wait) => {
    expect(evaluateRetryDelay(expression, retried)).toBe(wait)
  })

  it.each(['', 'alert(1)', '1 +', '(1', 'pow 2', '1000;', 'retried retried'])('refuses %j', (expression) => {
    expect(evaluateRetryDelay(expression, 0)).toBeNull()
  })
})
