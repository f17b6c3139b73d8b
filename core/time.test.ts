import { describe, expect, it } from 'vitest'
import { instantOf, isTimeZone, wallTimeOf } from './time.ts'

describe('wall time', () => {
  it.each<[string, string, string, string]>([
    ['in winter', '2026-01-15T09:00', 'Europe/Berlin', '2026-01-15T08:00:00Z'],
    ['in summer', '2026-07-15T09:00', 'Europe/Berlin', '2026-07-15T07:00:00Z'],
    [
      'on the morning after the clocks went forward',
      '2026-03-29T09:00',
      'Europe/Berlin',
      '2026-03-29T07:00:00Z',
    ],
    [
      'on the morning after the clocks went back',
      '2026-10-25T09:00',
      'Europe/Berlin',
      '2026-10-25T08:00:00Z',
    ],
    [
      'where the hour is skipped (moves forward by the gap)',
      '2026-03-29T02:30',
      'Europe/Berlin',
      '2026-03-29T01:30:00Z',
    ],
    [
      'where the hour comes twice (takes the first)',
      '2026-10-25T02:30',
      'Europe/Berlin',
      '2026-10-25T00:30:00Z',
    ],
    ['in a gap across the ocean', '2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00Z'],
    ['in a gap of half an hour', '2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00Z'],
    ['in an overlap of half an hour', '2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z'],
    ['where a whole day is missing', '2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T22:00:00Z'],
    ['in a zone of three quarters of an hour', '2026-06-01T00:00', 'Asia/Kathmandu', '2026-05-31T18:15:00Z'],
    ['in UTC', '2026-06-01T12:00', 'UTC', '2026-06-01T12:00:00Z'],
  ])('is found %s', (_when, wallTime, zone, instant) => {
    expect(instantOf(wallTime, zone)).toBe(instant)
  })

  it('comes back as it was chosen, except where it did not exist', () => {
    for (let month = 1; month <= 12; month += 1) {
      for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe']) {
        const wallTime = `2026-${String(month).padStart(2, '0')}-12T09:00`
        expect(wallTimeOf(instantOf(wallTime, zone), zone)).toBe(wallTime)
      }
    }
    expect(wallTimeOf(instantOf('2026-03-29T02:30', 'Europe/Berlin'), 'Europe/Berlin')).toBe(
      '2026-03-29T03:30',
    )
  })

  it('drops seconds', () => {
    expect(wallTimeOf('2026-01-15T08:00:59.999Z', 'Europe/Berlin')).toBe('2026-01-15T09:00')
  })

  it('is refused when it is no time or the zone is not known', () => {
    for (const text of ['', '2026-13-01T00:00', '2026-02-30T09:00', 'tomorrow']) {
      expect(() => instantOf(text, 'Europe/Berlin')).toThrow(RangeError)
    }
    expect(() => instantOf('2026-01-01T09:00', 'Europe/Nowhere')).toThrow(RangeError)
  })
})

describe('isTimeZone', () => {
  it.each(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata'])('knows %s', (name) => {
    expect(isTimeZone(name)).toBe(true)
  })
  it.each([
    '',
    'Europe/Nowhere',
    'Berlin',
    '../etc/passwd',
    '+05:00',
    'Z',
    '2020-01-01T00:00[Europe/Berlin]',
  ])('does not know %j', (name) => {
    expect(isTimeZone(name)).toBe(false)
  })
})
