import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { lookUp, t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { Icon } from '../../widget/ui/icons.tsx'
import { ask } from '../ask.ts'
import { type Job, studioAddress } from '../queue/job.ts'
import { editJob, jobs, server } from './state.ts'

/** What has not gone out yet, what was not taken, and what went out lately. */
export function Waiting(): JSX.Element | null {
  const refused = jobs.value.filter((job) => job.state === 'refused')
  const waiting = jobs.value.filter((job) => job.state === 'waiting')
  const sent = jobs.value.filter((job) => job.state === 'sent' && job.done.postId !== undefined).reverse()
  return (
    <>
      {refused.map((job) => (
        <Refused key={job.id} job={job} />
      ))}
      {waiting.length > 0 ? (
        <div class="banner tone-amber" role="status">
          <Icon name="clock" />
          <span class="banner__text">{t('extension.waiting', { count: waiting.length })}</span>
          <Button size="small" onClick={() => void ask('queue.send', {})}>
            {t('extension.sendNow')}
          </Button>
        </div>
      ) : null}
      {refused.length + waiting.length === 0 && sent[0] ? <Latest job={sent[0]} /> : null}
    </>
  )
}

const titleOf = (job: Job) => job.clip?.title ?? job.text?.slice(0, 60) ?? t('extension.untitled')

function Refused({ job }: { job: Job }): JSX.Element {
  const [asking, setAsking] = useState(false)
  const detail = job.problem ? (lookUp(`problem.${job.problem.code}`) ?? job.problem.detail) : ''
  return (
    <div class="banner tone-red" role="alert">
      <Icon name="alert" />
      <span class="banner__text">
        {asking ? t('extension.dropQuestion') : t('extension.refused', { title: titleOf(job), detail })}
      </span>
      {asking ? (
        <span class="banner__actions">
          <Button size="small" kind="danger" onClick={() => void ask('job.drop', { id: job.id })}>
            {t('extension.drop')}
          </Button>
          <Button size="small" onClick={() => setAsking(false)}>
            {t('extension.keep')}
          </Button>
        </span>
      ) : (
        <span class="banner__actions">
          <Button size="small" onClick={() => void editJob(job.id)}>
            {t('extension.edit')}
          </Button>
          <Button size="small" kind="quiet" onClick={() => void ask('job.retry', { id: job.id })}>
            {t('extension.retry')}
          </Button>
          <Button
            size="small"
            kind="quiet"
            icon="trash"
            aria-label={t('extension.drop')}
            onClick={() => setAsking(true)}
          />
        </span>
      )}
    </div>
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
