import { describe, expect, it } from 'vitest'
import { type SlotTime, slotsAfter, type WeeklySlot } from './slots.ts'

const slot = (id: string, weekday: number, wallTime: string, timeZone = 'Europe/Berlin'): WeeklySlot => ({
  id,
  weekday,
  wallTime,
  timeZone,
})
function first(slots: WeeklySlot[], after: string, count: number) {
  const found: SlotTime[] = []
  for (const time of slotsAfter(slots, new Date(after))) {
    if (found.length === count) break
    found.push(time)
  }
  return found
}
const next = (slots: WeeklySlot[], after: string, count: number) =>
  first(slots, after, count).map(({ slotKey, at }) => [slotKey, at])

describe('the slots of a queue', () => {
  it('come in their order, from the next one on, week after week', () => {
    const slots = [slot('b', 5, '17:30'), slot('a', 1, '09:00')]
    expect(next(slots, '2027-03-22T08:00:00Z', 3)).toEqual([
      ['b@2027-03-26', '2027-03-26T16:30:00Z'],
      ['a@2027-03-29', '2027-03-29T07:00:00Z'],
      ['b@2027-04-02', '2027-04-02T15:30:00Z'],
    ])
  })

  it('keep their wall time across daylight saving', () => {
    expect(next([slot('a', 7, '09:00')], '2027-03-20T00:00:00Z', 3)).toEqual([
      ['a@2027-03-21', '2027-03-21T08:00:00Z'],
      ['a@2027-03-28', '2027-03-28T07:00:00Z'],
      ['a@2027-04-04', '2027-04-04T07:00:00Z'],
    ])
  })

  it('move forward out of a skipped hour, and not onto another slot', () => {
    const skipped = slot('a', 7, '02:30')
    expect(next([skipped], '2027-03-27T12:00:00Z', 1)).toEqual([['a@2027-03-28', '2027-03-28T01:30:00Z']])
    const slots = [skipped, slot('b', 7, '03:30')]
    expect(next(slots, '2027-03-27T12:00:00Z', 3)).toEqual([
      ['b@2027-03-28', '2027-03-28T01:30:00Z'],
      ['a@2027-04-04', '2027-04-04T00:30:00Z'],
      ['b@2027-04-04', '2027-04-04T01:30:00Z'],
    ])
  })

  it('are the first of a doubled hour', () => {
    expect(next([slot('a', 7, '02:30')], '2027-10-30T12:00:00Z', 2)).toEqual([
      ['a@2027-10-31', '2027-10-31T00:30:00Z'],
      ['a@2027-11-07', '2027-11-07T01:30:00Z'],
    ])
    // Between the two: the first is over.
    expect(next([slot('a', 7, '02:30')], '2027-10-31T01:00:00Z', 1)).toEqual([
      ['a@2027-11-07', '2027-11-07T01:30:00Z'],
    ])
  })

  it('of zones far apart come in the order of their instants', () => {
    const slots = [
      slot('w', 1, '23:00', 'Pacific/Pago_Pago'),
      slot('e', 2, '01:00', 'Pacific/Kiritimati'),
      slot('n', 2, '12:00', 'Asia/Kathmandu'),
    ]
    for (let hour = 0; hour < 24 * 8; hour += 5) {
      const from = new Date(Date.UTC(2027, 2, 20, hour))
      const times = first(slots, from.toISOString(), 12).map(({ at }) => at)
      expect(times).toEqual([...times].sort())
      expect(times).toHaveLength(12)
      expect(Date.parse(times[0] ?? '')).toBeLessThan(from.getTime() + 7 * 86_400_000)
    }
  })

  it('in Apia fall away with the day that was left out only where they would meet another', () => {
    const both = [slot('f', 5, '09:00', 'Pacific/Apia'), slot('s', 6, '09:00', 'Pacific/Apia')]
    expect(next(both, '2011-12-29T23:00:00Z', 2)).toEqual([
      ['s@2011-12-31', '2011-12-30T19:00:00Z'],
      ['f@2012-01-06', '2012-01-05T19:00:00Z'],
    ])
  })

  it('end after a year, and there are none of none', () => {
    expect(
      [...slotsAfter([slot('a', 1, '09:00')], new Date('2027-03-22T08:00:00Z'))].length,
    ).toBeLessThanOrEqual(54)
    expect([...slotsAfter([], new Date())]).toEqual([])
  })
})
