import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Client } from '../api/client.ts'
import { formatMoment, t } from '../i18n/index.ts'
import type { When } from './deciding.ts'

/** The next free slot of the queue as one more quick pick; says where slots come from when there are none. */
export function NextSlot(props: {
  client: Client
  chosen: boolean
  onChoose: (when: When) => void
}): JSX.Element | null {
  const { client, chosen, onChoose } = props
  const [slot, setSlot] = useState<(When & { at: string }) | 'none' | null>(null)
  useEffect(() => {
    void client.call('GET /v1/slots/next', { query: { limit: 1 } }).then((found) => {
      if (found.ok) setSlot(found.value.items[0] ?? 'none')
    })
  }, [client])
  if (slot === null) return null
  if (slot === 'none') return <p class="schedule__no-slot">{t('slot.none')}</p>
  const { wallTime, timeZone, at } = slot
  return (
    <button
      type="button"
      class="pick pick--slot"
      aria-pressed={chosen}
      onClick={() => onChoose({ wallTime, timeZone })}
    >
      <span>{t('slot.next')}</span>
      <span class="pick__time numbers">{formatMoment(at, timeZone)}</span>
    </button>
  )
}
