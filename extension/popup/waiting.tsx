import type { JSX } from 'preact'
import { t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { Icon } from '../../widget/ui/icons.tsx'
import { ask } from '../ask.ts'
import { isHeld, type Job, studioAddress } from '../queue/job.ts'
import { jobs, server } from './state.ts'
import { Troubles } from './trouble.tsx'
import { useNow } from './use-now.ts'
import { titleOf, WaitingJob } from './waiting-job.tsx'

/** What went wrong, what has not gone out yet and what was not taken; else the latest success. */
export function Waiting(): JSX.Element {
  return (
    <>
      <Troubles />
      <Queue />
    </>
  )
}

function Queue(): JSX.Element | null {
  const all = jobs.value
  const now = useNow(all.some((job) => job.state !== 'sent' && isHeld(job, Date.now())))
  const refused = all.filter((job) => job.state === 'refused')
  const waiting = all.filter((job) => job.state === 'waiting')
  const dropped = all.filter((job) => job.state === 'dropped' && isHeld(job, now))
  const sent = all.filter((job) => job.state === 'sent' && job.done.postId !== undefined).reverse()
  const shown = [...refused, ...waiting, ...dropped]
  if (shown.length === 0) return sent[0] ? <Latest job={sent[0]} /> : null
  const count = refused.length + waiting.length
  return (
    <section class="waiting" aria-label={t('extension.waiting', { count })}>
      {count > 0 ? (
        <div class="waiting__head">
          <Icon name="clock" />
          <div class="waiting__count" role="status">
            <h2>{t('extension.waiting', { count })}</h2>
          </div>
          {waiting.length > 0 ? (
            <Button size="small" onClick={() => void ask('queue.send', {})}>
              {waiting.length > 1 ? t('extension.sendAll') : t('extension.sendNow')}
            </Button>
          ) : null}
        </div>
      ) : null}
      <ul>
        {shown.map((job) => (
          <WaitingJob key={job.id} job={job} now={now} />
        ))}
      </ul>
    </section>
  )
}

/** The last thing that went out, for as long as one may still be looking for it. */
function Latest({ job }: { job: Job }): JSX.Element | null {
  const { postId } = job.done
  if (postId === undefined || Date.now() - (job.finishedAt ?? 0) > 10 * 60 * 1000) return null
  return (
    <p class="latest">
      <Icon name="check" />
      <span class="latest__title">{titleOf(job)}</span>
      <a href={studioAddress(server.value, postId, job.action)} target="_blank" rel="noopener">
        {job.action.kind === 'draft' ? t('extension.openDraft') : t('extension.openInStudio')}
      </a>
    </p>
  )
}
