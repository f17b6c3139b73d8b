import { type Weekday, weekdays } from '../../core/recurrence-rule.ts'
import { formatDate } from '../i18n/index.ts'

/** `Monday`. 5 January 1970 was one. */
export function dayName(weekday: Weekday, style: 'long' | 'short' = 'long'): string {
  const day = 4 + weekdays.indexOf(weekday)
  return formatDate(day * 86_400_000, { weekday: style, timeZone: 'UTC' })
}

/** What the clock on the wall shows, in the person's way of writing it. */
export function formatClock(wallTime: string): string {
  return formatDate(`1970-01-05T${wallTime.slice(-5)}:00Z`, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  })
}
