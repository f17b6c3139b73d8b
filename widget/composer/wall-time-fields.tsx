import type { JSX } from 'preact'
import { t } from '../i18n/index.ts'
import { TextField } from '../ui/controls.tsx'

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
      <TextField
        label={t('schedule.day')}
        type="date"
        required
        min={firstDay}
        value={day}
        onValue={(next) => onWallTime(`${next}T${time}`)}
      />
      <TextField
        label={t('schedule.time')}
        type="time"
        required
        value={time}
        onValue={(next) => onWallTime(`${day}T${next.slice(0, 5)}`)}
      />
    </div>
  )
}
