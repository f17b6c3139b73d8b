import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The choice of a time, in place of the buttons. */
export function Schedule(props: {
  busy: boolean
  /** The words on the button that goes on. */
  confirm: string
  onBack: () => void
  onChoose: (when: { wallTime: string; timeZone: string }) => void
}): JSX.Element {
  const [wallTime, setWallTime] = useState(tomorrowAtNine)
  const isPast = wallTime === '' || new Date(wallTime).getTime() <= Date.now()
  return (
    <footer class="actions">
      <label class="schedule">
        <span class="field__label">{t('extension.when')}</span>
        <input
          class="input"
          type="datetime-local"
          value={wallTime}
          min={localTime(new Date())}
          aria-invalid={isPast || undefined}
          onInput={(event) => setWallTime(event.currentTarget.value.slice(0, 16))}
        />
        <span class={isPast ? 'field__problem' : 'field__hint'} role="status">
          {isPast ? t('extension.whenPast') : t('extension.whenZone', { zone: zone().replaceAll('_', ' ') })}
        </span>
      </label>
      <div class="actions__row">
        <Button kind="quiet" icon="left" onClick={props.onBack}>
          {t('extension.back')}
        </Button>
        <Button
          kind="primary"
          data-action="schedule-then"
          disabled={isPast}
          busy={props.busy}
          onClick={() => props.onChoose({ wallTime, timeZone: zone() })}
        >
          {props.confirm}
        </Button>
      </div>
    </footer>
  )
}

function localTime(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

function tomorrowAtNine(): string {
  const date = new Date()
  date.setDate(date.getDate() + 1)
  date.setHours(9, 0, 0, 0)
  return localTime(date)
}
