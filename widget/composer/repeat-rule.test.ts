import { describe, expect, it } from 'vitest'
import { never, type Repeat, repeatOf, ruleOf } from './repeat-rule.ts'

/** The last Monday of a month, and its fifth. */
const monday = '2027-03-29T09:00'
const rule = (repeat: Partial<Repeat>, wallTime = monday) => ruleOf({ ...never, ...repeat }, wallTime)

describe('what a person chooses about repeating', () => {
  it.each([
    [{ kind: 'never' }, null],
    [{ kind: 'daily' }, 'FREQ=DAILY'],
    [{ kind: 'weekdays' }, 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    [{ kind: 'weekly' }, 'FREQ=WEEKLY;BYDAY=MO'],
    [{ kind: 'monthly' }, 'FREQ=MONTHLY;BYMONTHDAY=29'],
    [{ kind: 'custom', interval: 2, days: ['FR', 'MO'] }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR'],
    [{ kind: 'custom', frequency: 'MONTHLY', monthDay: 'last' }, 'FREQ=MONTHLY;BYDAY=-1MO'],
    [{ kind: 'custom', frequency: 'MONTHLY', monthDay: 'nth' }, 'FREQ=MONTHLY;BYDAY=5MO'],
    [{ kind: 'custom', frequency: 'MONTHLY', monthDay: 'lastDate' }, 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    [{ kind: 'custom', frequency: 'YEARLY', interval: 3 }, 'FREQ=YEARLY;INTERVAL=3'],
    [{ kind: 'daily', ends: 'after', count: 4 }, 'FREQ=DAILY;COUNT=4'],
    [{ kind: 'daily', ends: 'on', until: '2027-04-30' }, 'FREQ=DAILY;UNTIL=20270430T235900'],
  ] as [Partial<Repeat>, string | null][])(
    '%j is the rule %s, and is found again in it',
    (repeat, expected) => {
      expect(rule(repeat)).toBe(expected)
      if (expected === null) return
      const found = repeatOf(expected, monday)
      expect(found.kind).toBe(repeat.kind)
      expect(ruleOf(found, monday)).toBe(expected)
    },
  )

  it('follows the day of the first post when that is moved', () => {
    expect(ruleOf(repeatOf('FREQ=WEEKLY;BYDAY=MO', monday), '2027-03-30T09:00')).toBe('FREQ=WEEKLY;BYDAY=TU')
  })

  it('keeps a rule that no choice says as it is', () => {
    const text = 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'
    expect(repeatOf(text, monday)).toMatchObject({ kind: 'kept', rule: text })
    expect(ruleOf(repeatOf(text, monday), '2027-03-30T09:00')).toBe(text)
  })
})
