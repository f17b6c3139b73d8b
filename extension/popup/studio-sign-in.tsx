import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { Icon } from '../../widget/ui/icons.tsx'
import { readProgress, type StudioProgress } from '../account/studio-progress.ts'
import { ask } from '../ask.ts'
import { memory } from '../storage/browser-store.ts'
import { server, tab } from './state.ts'

/** Signs in by the session that the person has in Studio, and says what became of it. */
export function StudioSignIn(): JSX.Element {
  const [progress, setProgress] = useState<StudioProgress | null>(null)
  useEffect(() => {
    const look = () => void readProgress(memory).then(setProgress)
    look()
    browser.storage.onChanged.addListener(look)
    return () => browser.storage.onChanged.removeListener(look)
  }, [])
  return (
    <div class="stack">
      <Button
        kind="primary"
        wide
        icon="open"
        onClick={() => void ask('account.studio', { windowId: tab.value?.windowId ?? null })}
      >
        {t('extension.studio')}
      </Button>
      <p class={progress === null ? 'small' : 'note'} role="status">
        {progress === null ? null : <Icon name="info" />}
        <span>{describe(progress)}</span>
      </p>
    </div>
  )
}

function describe(progress: StudioProgress | null): string {
  if (progress === null) return t('extension.studioHint')
  if (progress !== 'unreachable') return t(`extension.studio.${progress}`)
  return t('extension.studio.unreachable', { server: server.value.replace(/^https?:\/\//, '') })
}
