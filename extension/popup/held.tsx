import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { ask } from '../ask.ts'
import type { Job } from '../queue/job.ts'
import { editJob } from './state.ts'
import { titleOf } from './waiting-job.tsx'

/**
 * The seconds in which a post that was just sent can be taken back. The job is on the device already and goes out with
 * or without this window.
 */
export function Held({ job, now }: { job: Job; now: number }): JSX.Element {
  const words = useRef<HTMLHeadingElement>(null)
  const until = job.heldUntil ?? 0
  const undo = () => void editJob(job.id)
  useEffect(() => {
    // Not the button: whoever holds the keys of “Post now” a little longer would press it.
    words.current?.focus()
    const timer = setTimeout(() => void ask('queue.send', {}), Math.max(0, until - Date.now()))
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'z' && (event.ctrlKey || event.metaKey)) undo()
    }
    addEventListener('keydown', listen)
    return () => {
      clearTimeout(timer)
      removeEventListener('keydown', listen)
    }
  }, [job.id])
  return (
    <div class="outcome">
      <span class="outcome__mark outcome__mark--count numbers" aria-hidden="true">
        {Math.max(1, Math.ceil((until - now) / 1_000))}
      </span>
      <h2 ref={words} tabIndex={-1}>
        {t(`extension.held.${job.action.kind}`)}
      </h2>
      <p class="outcome__title">{titleOf(job)}</p>
      <p class="small">{t('extension.held.hint')}</p>
      <div class="outcome__actions">
        <Button kind="primary" icon="undo" data-action="undo" onClick={undo}>
          {t('common.undo')}
        </Button>
        <Button data-action="send-now" onClick={() => void ask('job.retry', { id: job.id })}>
          {t('extension.sendNow')}
        </Button>
      </div>
    </div>
  )
}
