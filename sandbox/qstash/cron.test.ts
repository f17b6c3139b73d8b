import { describe, expect, it } from 'vitest'
import { nextTime, parseCron } from './cron.ts'

/** The next so many times after an instant. */
function times(expression: string, after: string, count = 1): string[] {
  const cron = parseCron(expression)
  if (!cron) throw new Error(`${expression} is no cron expression`)
  const found: string[] = []
  let at: number | null = Date.parse(after)
  while (at !== null && found.length < count) {
    at = nextTime(cron, at)
    if (at !== null) found.push(new Date(at).toISOString().replace(':00.000', ''))
  }
  return found
}

describe('a cron expression', () => {
  it.each([
    ['* * * * *', '2026-11-28T10:00:30Z', '2026-11-28T10:01Z'],
    ['* * * * *', '2026-11-28T10:00:00Z', '2026-11-28T10:01Z'],
    ['*/15 * * * *', '2026-11-28T10:46:00Z', '2026-11-28T11:00Z'],
    ['5/20 * * * *', '2026-11-28T10:46:00Z', '2026-11-28T11:05Z'],
    ['0 9-17/4 * * *', '2026-11-28T13:00:00Z', '2026-11-28T17:00Z'],
    ['30 8 1,15 * *', '2026-11-28T10:00:00Z', '2026-12-01T08:30Z'],
    ['0 0 * * MON-fri', '2026-11-28T10:00:00Z', '2026-11-30T00:00Z'],
    ['0 0 * * 0', '2026-11-28T10:00:00Z', '2026-11-29T00:00Z'],
    ['0 12 * FEB *', '2026-11-28T10:00:00Z', '2027-02-01T12:00Z'],
    ['0 0 31 * *', '2026-11-28T10:00:00Z', '2026-12-31T00:00Z'],
    ['0 0 29 2 *', '2026-11-28T10:00:00Z', '2028-02-29T00:00Z'],
    ['0 0 13 * 5', '2026-11-28T10:00:00Z', '2026-12-04T00:00Z'],
    ['0 0 */2 * 5', '2026-11-28T10:00:00Z', '2026-12-11T00:00Z'],
  ])('%s after %s is %s', (expression, after, next) => {
    expect(times(expression, after)).toEqual([next])
  })

  it('goes by the clock of its zone, in summer and winter', () => {
    expect(times('CRON_TZ=Europe/Berlin 0 9 * * *', '2026-03-28T00:00:00Z', 2)).toEqual([
      '2026-03-28T08:00Z',
      '2026-03-29T07:00Z',
    ])
    expect(times('CRON_TZ=Asia/Kathmandu 0 0 * * *', '2026-11-28T00:00:00Z')).toEqual(['2026-11-28T18:15Z'])
  })

  it('skips what daylight saving skips, and counts twice what occurs twice', () => {
    expect(times('CRON_TZ=Europe/Berlin 30 2 * * *', '2026-03-28T12:00:00Z')).toEqual(['2026-03-30T00:30Z'])
    expect(times('CRON_TZ=Europe/Berlin 30 2 * * *', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-25T01:30Z',
    ])
    expect(times('CRON_TZ=Europe/Berlin 0 * * * *', '2026-10-24T23:00:00Z', 3)).toEqual([
      '2026-10-25T00:00Z',
      '2026-10-25T01:00Z',
      '2026-10-25T02:00Z',
    ])
  })

  it('may name no time at all', () => {
    expect(times('0 0 31 2 *', '2026-11-28T10:00:00Z')).toEqual([])
  })

  it.each([
    '',
    '* * * *',
    '* * * * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * * 13 *',
    '* * * * 7',
    '5-1 * * * *',
    '*/0 * * * *',
    '1,,2 * * * *',
    'x * * * *',
    'CRON_TZ=Nowhere/None * * * * *',
    'CRON_TZ= * * * * *',
  ])('is not %j', (expression) => {
    expect(parseCron(expression)).toBeNull()
  })
})
