import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { clockAt, instantOf } from '../../core/time.ts'
import type { Client } from '../api/client.ts'
import { formatDate, formatMoment, formatRelative, lookUp, t } from '../i18n/index.ts'
import { ChoiceField } from '../ui/choice-field.tsx'
import { Button } from '../ui/controls.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { formatClock } from './clock-words.ts'
import type { Chosen, When } from './deciding.ts'
import { NextSlot } from './next-slot.tsx'
import { asSeries, intoQueue } from './planning-calls.ts'
import { RepeatFields } from './repeat-fields.tsx'
import { never, ruleOf } from './repeat-rule.ts'
import { isWholeWallTime, WallTimeFields } from './wall-time-fields.tsx'
import type { WarningsSource } from './warnings.tsx'
import { Warnings } from './warnings-part.ts'
import { localZone, quickPicks, wallNow, zoneChoices, zoneName } from './zones.ts'
import './planning.css'

export interface ScheduleDialogProps {
  /** The time to begin with; the first quick pick without. */
  when: When | null
  /** Zone of the organization. */
  timeZone: string
  title: string
  busy: boolean
  /** Asks for free slots and the dates of a series; without it the dialog is about one time only. */
  client?: Client
  maySlot?: boolean
  mayRepeat?: boolean
  onClose: () => void
  onChoose: (when: Chosen) => void
  /** Tells what is worth knowing about the chosen time. */
  warnings?: WarningsSource
}

/** Day, time and zone: by quick picks, or typed. */
export default function ScheduleDialog(props: ScheduleDialogProps): JSX.Element {
  const { timeZone: organizationZone, title, busy, client, maySlot, mayRepeat, onClose, onChoose } = props
  const [zone, setZone] = useState(props.when?.timeZone ?? organizationZone)
  const [wall, setWall] = useState(
    () => props.when?.wallTime ?? quickPicks(zone)[0]?.wallTime ?? wallNow(zone),
  )
  const [inQueue, setInQueue] = useState(false)
  const [repeat, setRepeat] = useState(never)
  const choose = (next: string) => {
    setInQueue(false)
    setWall(next)
  }
  const zones = useMemo(() => zoneChoices([organizationZone, localZone()]), [organizationZone])
  const instant = isWholeWallTime(wall) ? instantOf(wall, zone) : null
  const isPast = instant !== null && Date.parse(instant) < Date.now() - 60_000
  const [warned, setWarned] = useState(false)

  return (
    <Dialog
      title={title}
      class="schedule"
      onClose={onClose}
      onSubmit={() => {
        if (!instant || isPast) return
        const when = { wallTime: wall, timeZone: zone }
        const rule = ruleOf(repeat, wall)
        if (rule) onChoose({ ...when, call: asSeries(rule, when) })
        else onChoose(inQueue ? { ...when, call: intoQueue } : when)
      }}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            type="submit"
            icon={repeat.kind === 'never' ? 'clock' : 'repeat'}
            busy={busy}
            disabled={!instant || isPast}
          >
            {t(repeat.kind === 'never' ? (warned ? 'schedule.anyway' : 'schedule.confirm') : 'repeat.start')}
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
            aria-pressed={pick.wallTime === wall && !inQueue}
            onClick={() => choose(pick.wallTime)}
          >
            <span>{t(`schedule.${pick.id}`)}</span>
            <span class="pick__time numbers">{formatWall(pick.wallTime)}</span>
          </button>
        ))}
        {client && maySlot ? (
          <NextSlot
            client={client}
            chosen={inQueue}
            onChoose={(slot) => {
              setZone(slot.timeZone)
              setWall(slot.wallTime)
              setInQueue(true)
            }}
          />
        ) : null}
      </div>
      <WallTimeFields wallTime={wall} firstDay={wallNow(zone).slice(0, 10)} onWallTime={choose} />
      <ChoiceField
        label={t('schedule.zone')}
        value={zone}
        options={zones.map((name) => [name, zoneName(name)] as const)}
        onValue={(name) => {
          setInQueue(false)
          setZone(name)
        }}
      />
      {client && mayRepeat && instant ? (
        <RepeatFields
          client={client}
          repeat={repeat}
          onRepeat={setRepeat}
          wallTime={wall}
          timeZone={zone}
          mayNever
        />
      ) : null}
      <p class={`schedule__summary ${isPast ? 'schedule__summary--past' : ''}`} role="status">
        {instant === null ? (
          t('schedule.incomplete')
        ) : isPast ? (
          t('schedule.past')
        ) : (
          <>
            <strong>{formatMoment(instant, zone)}</strong> · {formatRelative(instant)}
            <ClockNote wallTime={wall} timeZone={zone} />
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

/** What daylight saving does to the chosen time, where it does anything. */
function ClockNote({ wallTime, timeZone }: When): JSX.Element | null {
  const { at, note } = clockAt(wallTime, timeZone)
  if (!note) return null
  const later = formatDate(at, { hour: 'numeric', minute: '2-digit', timeZone })
  return <span class="repeat__note">{lookUp(`repeat.${note}`, { time: formatClock(wallTime), later })}</span>
}

function formatWall(wallTime: string): string {
  return formatDate(`${wallTime}:00Z`, {
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  })
}
