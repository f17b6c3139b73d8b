import type { JSX } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Problem } from '../../../core/problem.ts'
import { weekdays } from '../../../core/recurrence-rule.ts'
import type { Slot } from '../../api/views.ts'
import { dayName, formatClock } from '../../composer/clock-words.ts'
import { zoneName } from '../../composer/zones.ts'
import { t } from '../../i18n/index.ts'
import { Button } from '../../ui/controls.tsx'
import { Skeleton } from '../../ui/feedback.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/menu.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { Session } from '../session.ts'
import './queue-slots.css'

type Time = Omit<Slot, 'id'>

const nameOf = ({ weekday, wallTime, timeZone }: Time) => `${weekday} ${wallTime} ${timeZone}`
const inOrder = (times: readonly Time[]) =>
  [...new Map(times.map((time) => [nameOf(time), time])).values()].sort((one, other) =>
    nameOf(one).localeCompare(nameOf(other)),
  )

/** The week of moments at which queued posts go out. Changes are collected and saved together. */
export function QueueSlots({ session }: { session: Session }): JSX.Element {
  const { client } = session
  const timeZone = session.organization.value?.timeZone ?? 'UTC'
  const [saved, setSaved] = useState<Time[] | null>(null)
  const [times, setTimes] = useState<Time[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const mayChange = session.may('slot.manage')

  const show = useCallback((items: readonly Slot[]) => {
    const next = inOrder(items.map(({ id: _, ...time }) => time))
    setSaved(next)
    setTimes(next)
    setProblem(null)
  }, [])
  const read = useCallback(async () => {
    const found = await client.call('GET /v1/slots')
    if (found.ok) show(found.value.items)
    else setProblem(found.problem)
  }, [client, show])
  useEffect(() => {
    void read()
  }, [read])

  const save = async () => {
    setBusy(true)
    const done = await client.call('PUT /v1/slots', { body: { slots: times } })
    setBusy(false)
    if (!done.ok) {
      setProblem(done.problem)
      return
    }
    show(done.value.items)
    showToast(t('slots.saved'))
  }
  const copy = (from: number, to: readonly number[]) => {
    const source = times.filter(({ weekday }) => weekday === from)
    const copies = to.flatMap((weekday) => source.map((time) => ({ ...time, weekday })))
    setTimes(inOrder([...times.filter(({ weekday }) => !to.includes(weekday)), ...copies]))
  }
  const isChanged = saved !== null && times.map(nameOf).join() !== saved.map(nameOf).join()

  return (
    <section class="card settings__part" id="slots">
      <div class="settings__head">
        <div>
          <h2>{t('slots.title')}</h2>
          <p>{t('slots.hint')}</p>
        </div>
      </div>
      {problem ? (
        <ProblemBanner problem={problem} onRetry={saved === null ? () => void read() : undefined} />
      ) : null}
      {saved === null && !problem ? <Skeleton height="220px" /> : null}
      {saved ? (
        <>
          <div class="week">
            {weekdays.map((_, index) => (
              <Day
                key={index}
                weekday={index + 1}
                timeZone={timeZone}
                times={times.filter(({ weekday }) => weekday === index + 1)}
                mayChange={mayChange}
                onAdd={(wallTime) =>
                  setTimes(inOrder([...times, { weekday: index + 1, wallTime, timeZone }]))
                }
                onRemove={(time) => setTimes(times.filter((each) => each !== time))}
                onCopy={(to) => copy(index + 1, to)}
              />
            ))}
          </div>
          <div class="week__foot">
            <p role="status">
              {t('slots.count', { count: times.length })} · {t('slots.zone', { zone: zoneName(timeZone) })}
            </p>
            {mayChange ? (
              <>
                {isChanged ? <Button onClick={() => setTimes(saved)}>{t('slots.discard')}</Button> : null}
                <Button kind="primary" busy={busy} disabled={!isChanged} onClick={() => void save()}>
                  {t('slots.save')}
                </Button>
              </>
            ) : (
              <p>{t('slots.readOnly')}</p>
            )}
          </div>
        </>
      ) : null}
    </section>
  )
}

function Day(props: {
  weekday: number
  timeZone: string
  times: readonly Time[]
  mayChange: boolean
  onAdd: (wallTime: string) => void
  onRemove: (time: Time) => void
  onCopy: (to: readonly number[]) => void
}): JSX.Element {
  const { weekday, timeZone, times, mayChange, onAdd, onRemove, onCopy } = props
  const [time, setTime] = useState('09:00')
  const name = (number: number) => dayName(weekdays[number - 1] ?? 'MO')
  const day = name(weekday)
  const others = [1, 2, 3, 4, 5, 6, 7].filter((each) => each !== weekday)
  return (
    <fieldset class="day-slots">
      <legend>
        <span>{day}</span>
      </legend>
      <ul>
        {times.map((each) => (
          <li key={nameOf(each)} class="slot">
            <span class="numbers">
              {formatClock(each.wallTime)}
              {each.timeZone === timeZone ? null : <small>{zoneName(each.timeZone)}</small>}
            </span>
            {mayChange ? (
              <button
                type="button"
                class="slot__remove"
                aria-label={t('slots.remove', { time: formatClock(each.wallTime), day })}
                onClick={() => onRemove(each)}
              >
                <Icon name="close" />
              </button>
            ) : null}
          </li>
        ))}
        {times.length === 0 ? <li class="day-slots__none">{t('slots.empty')}</li> : null}
      </ul>
      {mayChange ? (
        <form
          class="day-slots__add"
          onSubmit={(event) => {
            event.preventDefault()
            onAdd(time)
          }}
        >
          <input
            class="input"
            type="time"
            required
            aria-label={t('slots.addTime', { day })}
            value={time}
            onInput={(event) => setTime(event.currentTarget.value.slice(0, 5))}
          />
          <Button type="submit" size="small" icon="plus" aria-label={t('slots.add', { day })} />
          {times.length > 0 ? (
            <Menu
              label={t('slots.copy', { day })}
              triggerClass="button button--quiet button--icon button--small"
              trigger={<Icon name="copy" />}
              items={[
                { label: t('slots.copyWeekdays'), onSelect: () => onCopy(others.filter((each) => each < 6)) },
                { label: t('slots.copyAll'), onSelect: () => onCopy(others) },
                'line',
                ...others.map((each) => ({
                  label: t('slots.copyTo', { day: name(each) }),
                  onSelect: () => onCopy([each]),
                })),
              ]}
            />
          ) : null}
        </form>
      ) : null}
    </fieldset>
  )
}
