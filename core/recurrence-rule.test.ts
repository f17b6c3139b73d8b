import { describe, expect, it } from 'vitest'
import { formatRule, parseRule } from './recurrence-rule.ts'

const again = (text: string) => {
  const parsed = parseRule(text)
  return parsed.ok ? formatRule(parsed.rule) : parsed.problem.code
}

describe('a recurrence rule', () => {
  it.each([
    ['freq=weekly;byday=mo', 'FREQ=WEEKLY;BYDAY=MO'],
    ['FREQ=DAILY;INTERVAL=1;WKST=MO', 'FREQ=DAILY'],
    ['BYDAY=-1FR,+1MO;FREQ=MONTHLY;INTERVAL=3', 'FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR,1MO'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1,15,15;COUNT=4', 'FREQ=MONTHLY;BYMONTHDAY=-1,15;COUNT=4'],
    [
      'FREQ=YEARLY;BYMONTH=3;BYDAY=SU;BYSETPOS=-1;WKST=SU',
      'FREQ=YEARLY;BYMONTH=3;BYDAY=SU;BYSETPOS=-1;WKST=SU',
    ],
    ['FREQ=DAILY;UNTIL=20270329', 'FREQ=DAILY;UNTIL=20270329T235900'],
    ['FREQ=DAILY;UNTIL=20270329T090030', 'FREQ=DAILY;UNTIL=20270329T090000'],
  ])('%s is read and written as %s', (text, expected) => {
    expect(again(text)).toBe(expected)
    expect(again(expected)).toBe(expected)
  })

  it.each([
    ['', 'RULE_NOT_UNDERSTOOD'],
    ['every monday', 'RULE_NOT_UNDERSTOOD'],
    ['INTERVAL=2', 'RULE_NOT_UNDERSTOOD'],
    ['FREQ=DAILY;', 'RULE_NOT_UNDERSTOOD'],
    ['FREQ=DAILY;FREQ=DAILY', 'RULE_NOT_UNDERSTOOD'],
    [`FREQ=DAILY;BYMONTH=${'1,'.repeat(300)}1`, 'RULE_NOT_UNDERSTOOD'],
    ['FREQ=HOURLY', 'FREQUENCY_NOT_SUPPORTED'],
    ['FREQ=MINUTELY', 'FREQUENCY_NOT_SUPPORTED'],
    ['FREQ=DAILY;BYHOUR=9', 'PART_NOT_SUPPORTED'],
    ['FREQ=DAILY;CONSTRUCTOR=9', 'PART_NOT_SUPPORTED'],
    ['FREQ=YEARLY;BYWEEKNO=20', 'PART_NOT_SUPPORTED'],
    ['FREQ=DAILY;INTERVAL=0', 'VALUE_NOT_ALLOWED'],
    ['FREQ=DAILY;INTERVAL=1.5', 'VALUE_NOT_ALLOWED'],
    ['FREQ=DAILY;INTERVAL=1000', 'VALUE_NOT_ALLOWED'],
    ['FREQ=DAILY;COUNT=1001', 'VALUE_NOT_ALLOWED'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'VALUE_NOT_ALLOWED'],
    ['FREQ=MONTHLY;BYDAY=0MO', 'VALUE_NOT_ALLOWED'],
    ['FREQ=WEEKLY;BYDAY=XX', 'VALUE_NOT_ALLOWED'],
    ['FREQ=WEEKLY;BYMONTHDAY=3', 'VALUE_NOT_ALLOWED'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'VALUE_NOT_ALLOWED'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'VALUE_NOT_ALLOWED'],
    ['FREQ=DAILY;UNTIL=20270229', 'VALUE_NOT_ALLOWED'],
    ['FREQ=DAILY;UNTIL=20270329T090000Z', 'VALUE_NOT_ALLOWED'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270329', 'COUNT_AND_UNTIL'],
  ])('%s is refused with %s', (text, code) => {
    expect(again(text)).toBe(code)
  })
})
