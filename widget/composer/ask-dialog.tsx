import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { instantOf } from '../../core/time.ts'
import { formatMoment, formatRelative, t } from '../i18n/index.ts'
import { Button, Segments } from '../ui/controls.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { When } from './deciding.ts'
import { isWholeWallTime, WallTimeFields } from './wall-time-fields.tsx'
import { quickPicks, wallNow, zoneName } from './zones.ts'

export interface AskDialogProps {
  /** The time that is hoped for so far. */
  when: When | null
  /** Zone of the organization. */
  timeZone: string
  busy: boolean
  onClose: () => void
  onAsk: (when: When | null) => void
}

/** Hands a post in for approval: as soon as it is approved, or for a time. */
export default function AskDialog(props: AskDialogProps): JSX.Element {
  const { busy, onClose, onAsk } = props
  const zone = props.when?.timeZone ?? props.timeZone
  const [isPlanned, setPlanned] = useState(props.when !== null)
  const [wall, setWall] = useState(
    () => props.when?.wallTime ?? quickPicks(zone)[0]?.wallTime ?? wallNow(zone),
  )
  const instant = isWholeWallTime(wall) ? instantOf(wall, zone) : null
  const isPast = instant !== null && Date.parse(instant) < Date.now()
  const isReady = !isPlanned || (instant !== null && !isPast)
  return (
    <Dialog
      title={t('approval.ask')}
      class="schedule"
      onClose={onClose}
      onSubmit={() => {
        if (isReady) onAsk(isPlanned ? { wallTime: wall, timeZone: zone } : null)
      }}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" icon="check" busy={busy} disabled={!isReady}>
            {t('approval.ask')}
          </Button>
        </>
      }
    >
      <p>{t('approval.hint')}</p>
      <Segments<'any' | 'at'>
        label={t('approval.when')}
        value={isPlanned ? 'at' : 'any'}
        onValue={(value) => setPlanned(value === 'at')}
        options={[
          { value: 'any', label: t('approval.anyTime') },
          { value: 'at', label: t('approval.atTime') },
        ]}
      />
      {isPlanned ? (
        <WallTimeFields wallTime={wall} firstDay={wallNow(zone).slice(0, 10)} onWallTime={setWall} />
      ) : null}
      <p class={`schedule__summary ${isPlanned && isPast ? 'schedule__summary--past' : ''}`} role="status">
        {!isPlanned ? (
          t('approval.anyTimeHint')
        ) : instant === null ? (
          t('schedule.incomplete')
        ) : isPast ? (
          t('schedule.past')
        ) : (
          <>
            <strong>{formatMoment(instant, zone)}</strong> · {formatRelative(instant)} · {zoneName(zone)}
          </>
        )}
      </p>
    </Dialog>
  )
}
