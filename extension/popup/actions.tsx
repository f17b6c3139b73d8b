import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { formatMoment, t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import type { DirectoryAccount, RememberedAction } from '../account/directory.ts'
import type { Draft } from '../drafts/draft.ts'
import type { Action } from '../queue/job.ts'
import { directory, lastAction, send, waitsForPage } from './state.ts'
import { useLater } from './use-later.ts'

/**
 * Post now, in the next free slot or at a time, or keep as a draft; ask in place of all that where somebody else has to
 * approve. The way of the last post is the main button; Control or Command with Enter presses it.
 */
export function Actions(props: {
  draft: Draft
  chosen: readonly DirectoryAccount[]
  ready: boolean
}): JSX.Element {
  const { draft, chosen, ready } = props
  const [scheduling, setScheduling] = useState(false)
  const [busy, setBusy] = useState(false)
  const Schedule = useLater(() => import('./schedule.tsx').then((part) => part.Schedule))
  const asks = directory.value?.asks ?? false
  const now: Action = asks ? { kind: 'ask', when: null } : { kind: 'publish' }
  const slot = asks ? null : (directory.value?.nextSlot ?? null)
  const main = mainAction(asks, slot !== null)
  const kindOf = (kind: string) => (kind === main ? 'primary' : 'plain')
  const isWhole = !waitsForPage(draft)
  const canPost = isWhole && ready && chosen.length > 0
  const canSave = isWhole && (draft.text.trim() !== '' || draft.clip !== null)
  const act = async (action: Action) => {
    setBusy(true)
    await send(action).finally(() => setBusy(false))
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !canPost || busy) return
      if (main === 'schedule') setScheduling(true)
      else void act(main === 'queue' ? { kind: main } : now)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  })
  if (scheduling && Schedule)
    return (
      <Schedule
        busy={busy}
        onBack={() => setScheduling(false)}
        confirm={asks ? t('approval.ask') : t('extension.scheduleAt')}
        onChoose={(when) => void act(asks ? { kind: 'ask', when } : { kind: 'schedule', ...when })}
      />
    )
  return (
    <footer class="actions">
      {chosen.length === 0 ? <p class="actions__hint">{t('extension.chooseAccount')}</p> : null}
      {slot ? (
        <Button
          kind={kindOf('queue')}
          data-action="queue"
          icon="calendar"
          wide
          disabled={!canPost}
          busy={busy && main === 'queue'}
          onClick={() => void act({ kind: 'queue' })}
        >
          {t('extension.nextSlot', { when: formatMoment(slot.wallTime) })}
        </Button>
      ) : null}
      <div class="actions__row">
        <Button
          kind="quiet"
          data-action="draft"
          disabled={!canSave}
          onClick={() => void act({ kind: 'draft' })}
        >
          {t('extension.saveDraft')}
        </Button>
        <Button
          kind={kindOf('schedule')}
          data-action="schedule"
          disabled={!canPost}
          icon="clock"
          onClick={() => setScheduling(true)}
        >
          {asks ? t('extension.suggestTime') : t('extension.schedule')}
        </Button>
        <Button
          kind={kindOf(now.kind)}
          data-action={now.kind}
          disabled={!canPost}
          busy={busy && main === now.kind}
          onClick={() => void act(now)}
        >
          {asks ? t('approval.ask') : t('extension.postNow')}
        </Button>
      </div>
    </footer>
  )
}

/** Which button is the main one: asking where one has to, else the way of the last post that is open today. */
function mainAction(asks: boolean, hasSlot: boolean): 'ask' | RememberedAction {
  if (asks) return 'ask'
  return lastAction.value === 'queue' && !hasSlot ? 'publish' : lastAction.value
}
