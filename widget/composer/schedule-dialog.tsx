import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { instantOf } from '../../core/time.ts'
import { formatDate, formatMoment, formatRelative, t } from '../i18n/index.ts'
import { Button, Field } from '../ui/controls.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { When } from './model.ts'
import type { WarningsSource } from './warnings.tsx'
import { Warnings } from './warnings-part.ts'
import { localZone, quickPicks, wallNow, zoneChoices, zoneName } from './zones.ts'

export interface ScheduleDialogProps {
  /** The time to begin with; the first quick pick without. */
  when: When | null
  /** Zone of the organization. */
  timeZone: string
  title: string
  busy: boolean
  onClose: () => void
  onChoose: (when: When) => void
  /** Tells what is worth knowing about the chosen time. */
  warnings?: WarningsSource
}

/** Day, time and zone: by quick picks, or typed. */
export default function ScheduleDialog(props: ScheduleDialogProps): JSX.Element {
  const { timeZone: organizationZone, title, busy, onClose, onChoose } = props
  const [zone, setZone] = useState(props.when?.timeZone ?? organizationZone)
  const [wall, setWall] = useState(
    () => props.when?.wallTime ?? quickPicks(zone)[0]?.wallTime ?? wallNow(zone),
  )
  const zones = useMemo(() => zoneChoices([organizationZone, localZone()]), [organizationZone])
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) ? instantOf(wall, zone) : null
  const isPast = instant !== null && Date.parse(instant) < Date.now() - 60_000
  const [warned, setWarned] = useState(false)
  const [day = '', time = ''] = wall.split('T')

  return (
    <Dialog
      title={title}
      class="schedule"
      onClose={onClose}
      onSubmit={() => {
        if (instant && !isPast) onChoose({ wallTime: wall, timeZone: zone })
      }}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" icon="clock" busy={busy} disabled={!instant || isPast}>
            {t(warned ? 'schedule.anyway' : 'schedule.confirm')}
          </Button>
        </>
      }
    >
      <div class="schedule__picks">
        {quickPicks(zone).map((pick) => (
          <button
            key={pick.id}
            type="button"
            class="pick"
            aria-pressed={pick.wallTime === wall}
            onClick={() => setWall(pick.wallTime)}
          >
            <span>{t(`schedule.${pick.id}`)}</span>
            <span class="pick__time numbers">{formatWall(pick.wallTime)}</span>
          </button>
        ))}
      </div>
      <div class="schedule__fields">
        <Field label={t('schedule.day')}>
          {(control) => (
            <input
              {...control}
              class="input"
              type="date"
              required
              min={wallNow(zone).slice(0, 10)}
              value={day}
              onInput={(event) => setWall(`${event.currentTarget.value}T${time}`)}
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
              onInput={(event) => setWall(`${day}T${event.currentTarget.value.slice(0, 5)}`)}
            />
          )}
        </Field>
      </div>
      <Field label={t('schedule.zone')}>
        {(control) => (
          <select
            {...control}
            class="input"
            value={zone}
            onChange={(event) => setZone(event.currentTarget.value)}
          >
            {zones.map((name) => (
              <option key={name} value={name}>
                {zoneName(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p class={`schedule__summary ${isPast ? 'schedule__summary--past' : ''}`} role="status">
        {instant === null ? (
          t('schedule.incomplete')
        ) : isPast ? (
          t('schedule.past')
        ) : (
          <>
            <strong>{formatMoment(instant, zone)}</strong> · {formatRelative(instant)}
            {zone === localZone() ? null : (
              <span class="schedule__local">{t('schedule.local', { time: formatMoment(instant) })}</span>
            )}
          </>
        )}
      </p>
      {props.warnings && instant && !isPast ? (
        <Warnings source={props.warnings} when={{ wallTime: wall, timeZone: zone }} onWarned={setWarned} />
      ) : null}
    </Dialog>
  )
}

function formatWall(wallTime: string): string {
  return formatDate(`${wallTime}:00Z`, {
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  })
}
