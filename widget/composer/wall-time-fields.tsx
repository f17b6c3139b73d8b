import type { JSX } from 'preact'
import { t } from '../i18n/index.ts'
import { Field } from '../ui/controls.tsx'

/** Whether both halves of a wall time were given (`2027-03-29T09:00`). */
export const isWholeWallTime = (wallTime: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wallTime)

/** Day and time of a wall time, each in its field; while one is empty, the wall time is not whole. */
export function WallTimeFields(props: {
  wallTime: string
  /** The first day that may be chosen, `2027-03-29`. */
  firstDay?: string
  onWallTime: (wallTime: string) => void
}): JSX.Element {
  const { wallTime, firstDay, onWallTime } = props
  const [day = '', time = ''] = wallTime.split('T')
  return (
    <div class="schedule__fields">
      <Field label={t('schedule.day')}>
        {(control) => (
          <input
            {...control}
            class="input"
            type="date"
            required
            min={firstDay}
            value={day}
            onInput={(event) => onWallTime(`${event.currentTarget.value}T${time}`)}
          />
        )}
      </Field>
      <Field label={t('schedule.time')}>
        {(control) => (
          <input
            {...control}
            class="input"
            type="time"
            required
            value={time}
            onInput={(event) => onWallTime(`${day}T${event.currentTarget.value.slice(0, 5)}`)}
          />
        )}
      </Field>
    </div>
  )
}
