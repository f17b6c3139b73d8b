import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Problem } from '../../core/problem.ts'
import { frequencies, weekdays } from '../../core/recurrence-rule.ts'
import type { Client } from '../api/client.ts'
import type { RecurrencePreview } from '../api/views.ts'
import { formatDate, formatMoment, lookUp, t } from '../i18n/index.ts'
import { ChoiceField } from '../ui/choice-field.tsx'
import { TextField } from '../ui/controls.tsx'
import { Icon } from '../ui/icons.tsx'
import { describeProblem } from '../ui/problems.ts'
import { dayName, formatClock } from './clock-words.ts'
import { type MonthDay, placeOf, type Repeat, type RepeatKind, ruleOf } from './repeat-rule.ts'
import { shiftWall } from './zones.ts'

export interface RepeatFieldsProps {
  client: Client
  repeat: Repeat
  onRepeat: (repeat: Repeat) => void
  /** Day and time of the first post. */
  wallTime: string
  timeZone: string
  /** Whether not to repeat is one of the choices. */
  mayNever: boolean
}

/** How a post repeats, with the dates that come of it. */
export function RepeatFields(props: RepeatFieldsProps): JSX.Element {
  const { repeat, onRepeat, wallTime, mayNever } = props
  const { day, weekday } = placeOf(wallTime)
  const change = (part: Partial<Repeat>) => onRepeat({ ...repeat, ...part })
  const kinds: [RepeatKind, string][] = [
    ...(mayNever ? [['never', t('repeat.never')] satisfies [RepeatKind, string]] : []),
    ...(repeat.rule !== null && repeat.kind === 'kept'
      ? [['kept', t('repeat.kept')] satisfies [RepeatKind, string]]
      : []),
    ['daily', t('repeat.daily')],
    ['weekdays', t('repeat.weekdays')],
    ['weekly', t('repeat.weekly', { day: dayName(weekday) })],
    ['monthly', t('repeat.monthly', { day: String(day) })],
    ['custom', t('repeat.custom')],
  ]
  return (
    <div class="repeat">
      <ChoiceField
        label={t('repeat.label')}
        hint={repeat.kind === 'monthly' && day > 28 ? t('repeat.someMonths') : undefined}
        value={repeat.kind}
        options={kinds}
        onValue={(kind) => change({ kind })}
      />
      {repeat.kind === 'custom' ? <Rhythm repeat={repeat} change={change} wallTime={wallTime} /> : null}
      {repeat.kind === 'never' ? null : (
        <>
          {repeat.kind === 'kept' ? null : <End repeat={repeat} change={change} wallTime={wallTime} />}
          <Dates {...props} />
        </>
      )}
    </div>
  )
}

interface PartProps {
  repeat: Repeat
  change: (part: Partial<Repeat>) => void
  wallTime: string
}

function Rhythm({ repeat, change, wallTime }: PartProps): JSX.Element {
  const { interval, frequency, days, monthDay } = repeat
  const { weekday, day, nth, isLast, isLastDate } = placeOf(wallTime)
  const chosen = days.length > 0 ? days : [weekday]
  const inMonth: [MonthDay, string][] = [
    ['date', t('repeat.date', { day: String(day) })],
    ...(isLastDate ? [['lastDate', t('repeat.lastDate')] satisfies [MonthDay, string]] : []),
    ['nth', t('repeat.nth', { day: dayName(weekday), nth: String(nth) })],
    ...(isLast ? [['last', t('repeat.last', { day: dayName(weekday) })] satisfies [MonthDay, string]] : []),
  ]
  return (
    <>
      <div class="schedule__fields">
        <AmountField
          label={t('repeat.every')}
          most={366}
          value={interval}
          onValue={(next) => change({ interval: next })}
        />
        <ChoiceField
          label={t('repeat.unit')}
          value={frequency}
          options={frequencies.map((each) => [each, t(`repeat.${each}`, { count: interval })] as const)}
          onValue={(next) => change({ frequency: next })}
        />
      </div>
      {frequency === 'WEEKLY' ? (
        <fieldset class="repeat__days">
          <legend class="field__label">{t('repeat.days')}</legend>
          {weekdays.map((each) => (
            <button
              key={each}
              type="button"
              class="repeat__day"
              aria-pressed={chosen.includes(each)}
              aria-label={dayName(each)}
              onClick={() => {
                const next = chosen.includes(each) ? chosen.filter((one) => one !== each) : [...chosen, each]
                change({ days: next.length > 0 ? next : chosen })
              }}
            >
              {dayName(each, 'short')}
            </button>
          ))}
        </fieldset>
      ) : null}
      {frequency === 'MONTHLY' ? (
        <ChoiceField
          label={t('repeat.inMonth')}
          hint={monthDay === 'date' && day > 28 ? t('repeat.someMonths') : undefined}
          value={monthDay}
          options={inMonth}
          onValue={(next) => change({ monthDay: next })}
        />
      ) : null}
    </>
  )
}

function End({ repeat, change, wallTime }: PartProps): JSX.Element {
  const { ends, until, count } = repeat
  return (
    <div class="schedule__fields">
      <ChoiceField<Repeat['ends']>
        label={t('repeat.ends')}
        value={ends}
        options={[
          ['never', t('repeat.endsNever')],
          ['on', t('repeat.endsOn')],
          ['after', t('repeat.endsAfter')],
        ]}
        onValue={(next) =>
          change({ ends: next, until: until || shiftWall(wallTime, 90 * 24 * 60).slice(0, 10) })
        }
      />
      {ends === 'on' ? (
        <TextField
          label={t('repeat.until')}
          type="date"
          required
          min={wallTime.slice(0, 10)}
          value={until}
          onValue={(next) => change({ until: next })}
        />
      ) : null}
      {ends === 'after' ? (
        <AmountField
          label={t('repeat.count')}
          most={1000}
          value={count}
          onValue={(next) => change({ count: next })}
        />
      ) : null}
    </div>
  )
}

/** A whole number from one on. */
function AmountField(props: {
  label: string
  most: number
  value: number
  onValue: (value: number) => void
}): JSX.Element {
  const { label, most, value, onValue } = props
  return (
    <TextField
      label={label}
      type="number"
      min={1}
      max={most}
      required
      value={String(value)}
      onValue={(typed) => onValue(Math.min(most, Math.max(1, Math.round(Number(typed)) || 1)))}
    />
  )
}

/** The next dates as the API counts them, once the person has stopped choosing for a moment. */
function Dates({ client, repeat, wallTime, timeZone }: RepeatFieldsProps): JSX.Element {
  const [preview, setPreview] = useState<RecurrencePreview | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const rule = ruleOf(repeat, wallTime) ?? ''
  useEffect(() => {
    const stopped = new AbortController()
    const timer = setTimeout(async () => {
      const body = { rule, startsAt: wallTime, timeZone }
      const found = await client.call('POST /v1/recurrences/preview', { body, signal: stopped.signal })
      if (stopped.signal.aborted) return
      setPreview(found.ok ? found.value : null)
      setProblem(found.ok ? null : found.problem)
    }, 200)
    return () => {
      clearTimeout(timer)
      stopped.abort()
    }
  }, [client, rule, wallTime, timeZone])
  return (
    <div class="repeat__dates" role="status" aria-busy={!preview && !problem}>
      <span class="repeat__heading">
        <Icon name="repeat" />
        {t('repeat.next')}
      </span>
      {problem ? <p class="schedule__summary--past">{describeProblem(problem)}</p> : null}
      <ol>
        {preview?.items.map(({ wallTime: said, at, note }) => (
          <li key={said}>
            <span class="numbers">{formatMoment(at, timeZone)}</span>
            {note ? (
              <span class="repeat__note">
                {lookUp(`repeat.${note}`, { time: formatClock(said), later: clockIn(at, timeZone) })}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  )
}

const clockIn = (instant: string, timeZone: string) =>
  formatDate(instant, { hour: 'numeric', minute: '2-digit', timeZone })
