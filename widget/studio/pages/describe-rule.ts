import { parseRule, weekdays } from '../../../core/recurrence-rule.ts'
import { dayName, formatClock } from '../../composer/clock-words.ts'
import { formatDate, formatList, t } from '../../i18n/index.ts'

/** A rule in words: `Every 2 weeks on Monday and Friday, until 3 May 2027`. */
export function describeRule(text: string, startsAt: string): string {
  const parsed = parseRule(text)
  if (!parsed.ok) return text
  const { frequency, interval, byDay, byMonthDay, byMonth, bySetPosition, count, until } = parsed.rule
  // Whoever wrote these by hand can read them.
  if (byMonth.length > 0 || bySetPosition.length > 0) return text
  const days = [
    ...byDay.map(({ weekday, ordinal }) => {
      const day = dayName(weekday)
      if (ordinal === null) return day
      return ordinal === -1 ? t('rule.last', { day }) : t('rule.nth', { day, nth: String(ordinal) })
    }),
    ...byMonthDay.map((day) => (day === -1 ? t('rule.lastDay') : t('rule.day', { day: String(day) }))),
  ]
  const isWorkdays = byDay.map(({ weekday }) => weekday).join() === weekdays.slice(0, 5).join()
  const every = t(`rule.${frequency}`, { count: interval })
  let rhythm = days.length === 0 ? every : t('rule.on', { rhythm: every, days: formatList(days) })
  if (isWorkdays && interval === 1 && frequency === 'WEEKLY') rhythm = t('rule.weekdays')
  rhythm = t('rule.at', { rhythm, time: formatClock(startsAt) })
  if (count !== null) return t('rule.count', { rhythm, count })
  if (until === null) return rhythm
  const date = formatDate(`${until}:00Z`, { dateStyle: 'medium', timeZone: 'UTC' })
  return t('rule.until', { rhythm, date })
}
