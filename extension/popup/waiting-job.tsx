import type { JSX } from 'preact'
import { formatMoment, formatRelative, lookUp, t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { Icon } from '../../widget/ui/icons.tsx'
import { ask } from '../ask.ts'
import { isHeld, type Job } from '../queue/job.ts'
import { editJob, signedIn } from './state.ts'

/** How a job is called: by its page, or by how it begins. */
export const titleOf = (job: Job): string =>
  job.clip?.title || job.text?.trim().slice(0, 60) || t('extension.untitled')

/** Why the server did not take a job, in the person's words where we have them. */
export function refusalOf({ problem }: Job): string {
  if (problem === null) return ''
  const { code, detail } = problem
  return lookUp(`extension.refused.${code}`) ?? lookUp(`problem.${code}`) ?? detail
}

/** One job that has not gone out: what it is, why it waits, and what can be done about it. */
export function WaitingJob({ job, now }: { job: Job; now: number }): JSX.Element {
  const title = titleOf(job)
  if (job.state === 'dropped') {
    return (
      <li class="waiting__one waiting__one--dropped">
        <span class="waiting__title" role="status">
          {t('extension.dropped', { title })}
        </span>
        <Button size="small" icon="undo" onClick={() => void ask('job.restore', { id: job.id })}>
          {t('common.undo')}
        </Button>
      </li>
    )
  }
  const refused = job.state === 'refused'
  return (
    <li class={`waiting__one ${refused ? 'waiting__one--refused' : ''}`}>
      <details>
        <summary>
          <span class="waiting__title" dir="auto">
            {title}
          </span>
          <span class="small">{intentOf(job)}</span>
        </summary>
        <p class="waiting__words" dir="auto">
          {job.text ?? job.clip?.quote ?? title}
        </p>
        {job.clip && job.withLink ? (
          <p class="small waiting__link" dir="ltr">
            {job.clip.canonicalUrl}
          </p>
        ) : null}
        <p class="small">{formatRelative(job.createdAt)}</p>
      </details>
      <p class="waiting__why" role={refused ? 'alert' : undefined}>
        {refused ? <Icon name="alert" /> : null}
        {reasonOf(job, now)}
      </p>
      <div class="waiting__actions">
        <Button
          size="small"
          icon="edit"
          aria-label={t('extension.editOne', { title })}
          onClick={() => void editJob(job.id)}
        />
        <Button
          size="small"
          icon="send"
          aria-label={t('extension.tryOne', { title })}
          onClick={() => void ask('job.retry', { id: job.id })}
        />
        <Button
          size="small"
          icon="trash"
          aria-label={t('extension.dropOne', { title })}
          onClick={() => void ask('job.drop', { id: job.id })}
        />
      </div>
    </li>
  )
}

function intentOf({ action }: Job): string {
  return action.kind === 'schedule'
    ? t('extension.waits.schedule', { when: formatMoment(action.wallTime) })
    : t(`extension.waits.${action.kind}`)
}

function reasonOf(job: Job, now: number): string {
  if (job.state === 'refused') return t('extension.why.refused', { detail: refusalOf(job) })
  if (isHeld(job, now)) return t('extension.why.held')
  if (signedIn.value === false) return t('extension.why.signedOut')
  if (job.problem === null) return t('extension.why.ready')
  return t('extension.why.unreachable', { time: formatRelative(Math.max(job.tryAt, now)) })
}
