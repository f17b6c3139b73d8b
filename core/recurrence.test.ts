import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  countBefore,
  occurrencesAfter,
  occurrencesBetween,
  occursAt,
  problemOf,
  type Repetition,
} from './recurrence.ts'
import { wallTimeOf } from './time.ts'

const series = (rule: string, startsAt: string, timeZone = 'UTC', exceptions: string[] = []): Repetition => ({
  rule,
  startsAt,
  timeZone,
  exceptions,
})
const wallTimes = (repetition: Repetition, from: string, to: string) =>
  [...occurrencesBetween(repetition, from, to)].map(({ wallTime }) => wallTime)
const instants = (repetition: Repetition, from: string, to: string) =>
  [...occurrencesBetween(repetition, from, to)].map(({ at }) => at)

describe('a series across daylight saving', () => {
  it.each([
    ['Europe/Berlin', '2027-03-27', ['2027-03-27T08:00:00Z', '2027-03-28T07:00:00Z', '2027-03-29T07:00:00Z']],
    ['Europe/Berlin', '2027-10-30', ['2027-10-30T07:00:00Z', '2027-10-31T08:00:00Z', '2027-11-01T08:00:00Z']],
    [
      'America/New_York',
      '2027-03-13',
      ['2027-03-13T14:00:00Z', '2027-03-14T13:00:00Z', '2027-03-15T13:00:00Z'],
    ],
    [
      'Australia/Lord_Howe',
      '2027-04-03',
      ['2027-04-02T22:00:00Z', '2027-04-03T22:30:00Z', '2027-04-04T22:30:00Z'],
    ],
    [
      'Asia/Kathmandu',
      '2027-03-27',
      ['2027-03-27T03:15:00Z', '2027-03-28T03:15:00Z', '2027-03-29T03:15:00Z'],
    ],
    [
      'America/Sao_Paulo',
      '2018-11-03',
      ['2018-11-03T12:00:00Z', '2018-11-04T11:00:00Z', '2018-11-05T11:00:00Z'],
    ],
    [
      'Africa/Casablanca',
      '2024-03-09',
      ['2024-03-09T08:00:00Z', '2024-03-10T09:00:00Z', '2024-03-11T09:00:00Z'],
    ],
  ])('P33: keeps 09:00 in %s from %s on', (timeZone, day, expected) => {
    const daily = series('FREQ=DAILY;COUNT=3', `${day}T09:00`, timeZone)
    expect(instants(daily, `${day}T00:00`, '2030-01-01T00:00')).toEqual(expected)
  })

  it.each([
    ['Europe/Berlin', '2027-03-28T02:30', '2027-03-28T01:30:00Z'],
    ['America/New_York', '2027-03-14T02:00', '2027-03-14T07:00:00Z'],
    // Half an hour is left out: 02:15 becomes 02:45.
    ['Australia/Lord_Howe', '2027-10-03T02:15', '2027-10-02T15:45:00Z'],
    // Midnight itself is left out.
    ['America/Sao_Paulo', '2018-11-04T00:00', '2018-11-04T03:00:00Z'],
  ])(
    'P33: moves what %s skips at %s forward by the gap, and the next day is as ever',
    (timeZone, wallTime, at) => {
      const begin = new Date(Date.parse(`${wallTime}:00Z`) - 86_400_000).toISOString().slice(0, 16)
      const found = [
        ...occurrencesBetween(
          series('FREQ=DAILY', begin, timeZone),
          begin,
          `${begin.slice(0, 4)}-12-31T00:00`,
        ),
      ]
      expect(found[1]).toEqual({ wallTime, at, note: 'SKIPPED' })
      expect(found[2]).toMatchObject({ note: null })
      expect(found[2]?.wallTime.slice(11)).toBe(wallTime.slice(11))
    },
  )

  it.each([
    ['Europe/Berlin', '2027-10-31T02:30', '2027-10-31T00:30:00Z'],
    ['America/New_York', '2027-11-07T01:30', '2027-11-07T05:30:00Z'],
    ['Australia/Lord_Howe', '2027-04-04T01:45', '2027-04-03T14:45:00Z'],
    ['America/Sao_Paulo', '2018-02-17T23:30', '2018-02-18T01:30:00Z'],
  ])('P33: takes the first of two in %s at %s, and only that', (timeZone, wallTime, at) => {
    const found = [...occurrencesBetween(series('FREQ=DAILY', wallTime, timeZone), wallTime, wallTime)]
    expect(found).toEqual([{ wallTime, at, note: 'REPEATED' }])
    const daily = series('FREQ=DAILY', `${wallTime.slice(0, 8)}01T${wallTime.slice(11)}`, timeZone)
    const all = instants(daily, daily.startsAt, `${wallTime.slice(0, 4)}-12-31T23:59`)
    expect(new Set(all).size).toBe(all.length)
  })

  it('P33: has no second post on the day after Apia left a whole day out', () => {
    const daily = series('FREQ=DAILY', '2011-12-28T09:00', 'Pacific/Apia')
    const found = [...occurrencesBetween(daily, '2011-12-28T00:00', '2012-01-01T23:59')]
    expect(found.map(({ wallTime }) => wallTime)).toEqual([
      '2011-12-28T09:00',
      '2011-12-29T09:00',
      '2011-12-31T09:00',
      '2012-01-01T09:00',
    ])
    expect(new Set(found.map(({ at }) => at)).size).toBe(4)
    // A weekly one has nothing to fall together with: it comes when the clocks come.
    const fridays = series('FREQ=WEEKLY;BYDAY=FR', '2011-12-23T09:00', 'Pacific/Apia')
    expect([...occurrencesBetween(fridays, '2011-12-24T00:00', '2012-01-05T00:00')]).toEqual([
      { wallTime: '2011-12-30T09:00', at: '2011-12-30T19:00:00Z', note: 'SKIPPED' },
    ])
  })
})

describe('the dates of a rule', () => {
  it.each([
    ['FREQ=YEARLY', '2024-02-29T09:00', ['2024-02-29', '2028-02-29', '2032-02-29']],
    ['FREQ=MONTHLY', '2027-01-31T09:00', ['2027-01-31', '2027-03-31', '2027-05-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2027-01-31T09:00', ['2027-01-31', '2027-02-28', '2027-03-31']],
    ['FREQ=MONTHLY;BYDAY=2TU', '2027-01-01T09:00', ['2027-01-12', '2027-02-09', '2027-03-09']],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2027-01-01T09:00', ['2027-01-29', '2027-02-26', '2027-03-26']],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '2027-01-01T09:00',
      ['2027-01-29', '2027-02-26', '2027-03-31'],
    ],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO', '2027-01-03T09:00', ['2027-01-03', '2027-01-11', '2027-01-17']],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU',
      '2027-01-03T09:00',
      ['2027-01-03', '2027-01-04', '2027-01-17'],
    ],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2027-01-01T09:00', ['2027-01-01', '2027-01-04', '2027-01-05']],
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24', '2027-01-01T09:00', ['2027-12-24', '2028-12-24', '2029-12-24']],
    ['FREQ=DAILY;INTERVAL=10', '2027-01-01T09:00', ['2027-01-01', '2027-01-11', '2027-01-21']],
  ])('%s from %s', (rule, startsAt, expected) => {
    const found = occurrencesAfter(series(rule, startsAt), new Date(0), { limit: 3 })
    expect(found.map(({ wallTime }) => wallTime)).toEqual(expected.map((date) => `${date}T09:00`))
  })

  it('end with UNTIL, which is included, as a day or to the minute', () => {
    const until = (text: string) =>
      wallTimes(
        series(`FREQ=DAILY;UNTIL=${text}`, '2027-03-27T09:00', 'Europe/Berlin'),
        '2027-01-01T00:00',
        '2028-01-01T00:00',
      ).length
    expect(until('20270329')).toBe(3)
    expect(until('20270329T090000')).toBe(3)
    expect(until('20270329T085900')).toBe(2)
    expect(until('20270326')).toBe(0)
  })

  it('are counted with those that are left out', () => {
    const three = series('FREQ=DAILY;COUNT=3', '2027-01-01T09:00', 'UTC', ['2027-01-02T09:00'])
    expect(wallTimes(three, '2027-01-01T00:00', '2028-01-01T00:00')).toEqual([
      '2027-01-01T09:00',
      '2027-01-03T09:00',
    ])
    expect(countBefore(three, '2027-01-03T09:00')).toBe(2)
    expect(countBefore(three, '2030-01-03T09:00')).toBe(3)
    expect(countBefore(three, '2027-01-01T09:00')).toBe(0)
    expect(occursAt(three, '2027-01-02T09:00')).toBe(true)
    expect(occursAt(three, '2027-01-02T09:01')).toBe(false)
    expect(occursAt(three, '2027-01-04T09:00')).toBe(false)
  })

  it('never come before the beginning, and begin with the first date that fits', () => {
    const mondays = series('FREQ=WEEKLY;BYDAY=MO', '2027-01-06T09:00')
    expect(wallTimes(mondays, '2026-01-01T00:00', '2027-01-20T00:00')).toEqual([
      '2027-01-11T09:00',
      '2027-01-18T09:00',
    ])
  })

  it('are found years later, and up to an instant', () => {
    const daily = series('FREQ=DAILY', '2001-01-01T09:00', 'Europe/Berlin')
    const after = new Date('2027-03-28T07:00:00Z')
    expect(occurrencesAfter(daily, after, { limit: 2 }).map(({ at }) => at)).toEqual([
      '2027-03-29T07:00:00Z',
      '2027-03-30T07:00:00Z',
    ])
    const until = new Date('2027-03-29T07:00:00Z')
    expect(occurrencesAfter(daily, after, { limit: 9, until })).toHaveLength(1)
    expect(occurrencesAfter(series('FREQ=DAILY;COUNT=2', '2001-01-01T09:00'), after, { limit: 9 })).toEqual(
      [],
    )
  })
})

describe('a rule that cannot be', () => {
  it.each([
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'NEVER_OCCURS'],
    ['FREQ=DAILY;UNTIL=20200101', 'NEVER_OCCURS'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=7', 'NEVER_OCCURS'],
    ['FREQ=HOURLY', 'FREQUENCY_NOT_SUPPORTED'],
  ])('is found out: %s', (rule, code) => {
    expect(problemOf(series(rule, '2027-01-01T09:00'))).toMatchObject({ code })
  })

  it('is not one that is only rare', () => {
    expect(problemOf(series('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2096-03-01T09:00'))).toBeNull()
  })
})

describe('every combination of parts', () => {
  const one = <Value>(values: readonly Value[], seed: number): Value => values[seed % values.length] as Value
  const parts = (seed: number) => {
    const frequency = one(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const, seed)
    const isLong = frequency === 'MONTHLY' || frequency === 'YEARLY'
    return [
      `FREQ=${frequency}`,
      one(['', 'INTERVAL=2', 'INTERVAL=3'], Math.floor(seed / 4)),
      one(['', '', 'BYMONTH=1,7', 'BYMONTH=2'], Math.floor(seed / 12)),
      frequency === 'WEEKLY'
        ? ''
        : one(['', '', 'BYMONTHDAY=-1,15', 'BYMONTHDAY=29,30,31'], Math.floor(seed / 48)),
      one(['', 'BYDAY=MO,FR', isLong ? 'BYDAY=-1FR,2TU' : 'BYDAY=SU'], Math.floor(seed / 192)),
      one(['', 'COUNT=7', 'UNTIL=20281224', 'WKST=SU'], Math.floor(seed / 576)),
    ].filter((part) => part !== '')
  }
  const inUtc = (wallTime: string) => Temporal.PlainDateTime.from(wallTime).toZonedDateTime('UTC')

  it('gives the dates that another reading of RFC 5545 gives', () => {
    let compared = 0
    for (let seed = 0; seed < 2304; seed += 7) {
      const rule = parts(seed).join(';')
      // There the other reading forgets BYMONTHDAY.
      if (/YEARLY.*BYMONTHDAY.*BYDAY=-1FR/.test(rule)) continue
      const startsAt = one(['2027-01-31T09:00', '2024-02-29T23:59', '2026-11-25T00:00'], seed)
      let expected: string[]
      try {
        const other = new RRuleTemporal({
          rruleString: rule.replace(/UNTIL=\d+/, '$&T235959Z'),
          dtstart: inUtc(startsAt),
          tzid: 'UTC',
        })
        expected = other
          .between(inUtc(startsAt), inUtc('2031-06-01T00:00'), true)
          .map((each) => wallTimeOf(each.toInstant().toString(), 'UTC'))
      } catch {
        // It gives up on rules that fit no date for long; ours must find nothing there either.
        expected = []
      }
      expect([rule, startsAt, wallTimes(series(rule, startsAt), startsAt, '2031-06-01T00:00')]).toEqual([
        rule,
        startsAt,
        expected,
      ])
      if (expected.length > 0) compared += 1
    }
    expect(compared).toBeGreaterThan(200)
    // Seconds on a quiet machine, many times that on a busy one.
  }, 120_000)
})
