import { describe, expect, it } from 'vitest'
import { quickPicks, shiftWall, wallNow } from './zones.ts'

const at = Date.parse('2026-11-26T13:02:00Z')

describe('quick picks', () => {
  it('are wall times of the zone, all of them ahead', () => {
    expect(wallNow('Europe/Berlin', at)).toBe('2026-11-26T14:02')
    expect(quickPicks('Europe/Berlin', at)).toEqual([
      { id: 'hour', wallTime: '2026-11-26T15:05' },
      { id: 'evening', wallTime: '2026-11-26T18:00' },
      { id: 'tomorrow', wallTime: '2026-11-27T09:00' },
      { id: 'monday', wallTime: '2026-11-30T09:00' },
    ])
  })

  it('leave out an evening that is over and a Monday that is tomorrow', () => {
    const sundayNight = Date.parse('2026-11-29T21:00:00Z')
    expect(quickPicks('UTC', sundayNight).map(({ id }) => id)).toEqual(['hour', 'tomorrow'])
  })

  it('step over midnight and month', () => {
    expect(shiftWall('2026-11-30T23:30', 60)).toBe('2026-12-01T00:30')
  })
})
