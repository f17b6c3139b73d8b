/** The wall clock of a zone now, as `2026-11-26T09:00`. */
export function wallNow(timeZone: string, now = Date.now()): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`
}

/** Moves a wall time by minutes, as a clock without daylight saving would. */
export function shiftWall(wallTime: string, minutes: number): string {
  return new Date(Date.parse(`${wallTime}:00Z`) + minutes * 60_000).toISOString().slice(0, 16)
}

export interface QuickPick {
  id: 'hour' | 'evening' | 'tomorrow' | 'monday'
  wallTime: string
}

/** A few times that people often choose, all of them ahead. */
export function quickPicks(timeZone: string, now = Date.now()): QuickPick[] {
  const wall = wallNow(timeZone, now)
  const midnight = `${wall.slice(0, 10)}T00:00`
  const minutes = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))
  const weekday = new Date(`${midnight}:00Z`).getUTCDay()
  const untilMonday = (8 - weekday) % 7 || 7
  const day = 24 * 60
  const picks: QuickPick[] = [{ id: 'hour', wallTime: shiftWall(wall, 60 + ((5 - (minutes % 5)) % 5)) }]
  if (minutes < 16 * 60 + 30) picks.push({ id: 'evening', wallTime: shiftWall(midnight, 18 * 60) })
  picks.push({ id: 'tomorrow', wallTime: shiftWall(midnight, day + 9 * 60) })
  if (untilMonday !== 1)
    picks.push({ id: 'monday', wallTime: shiftWall(midnight, untilMonday * day + 9 * 60) })
  return picks
}

/** The browser's own zone. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Every zone to choose from: the likely ones first. */
export function zoneChoices(first: readonly string[]): string[] {
  const all = Intl.supportedValuesOf?.('timeZone') ?? []
  return [...new Set([...first, ...all, 'UTC'])]
}

/** `America/New_York` → `America/New York`. */
export function zoneName(timeZone: string): string {
  return timeZone.replaceAll('_', ' ')
}
