import type { JSX } from 'preact'
import type { PostDetail } from '../../widget/api/views.ts'
import { formatMoment, t } from '../../widget/i18n/index.ts'
import { Button, LinkButton } from '../../widget/ui/controls.tsx'
import { Icon } from '../../widget/ui/icons.tsx'
import { isHeld, type Job, studioAddress } from '../queue/job.ts'
import { Held } from './held.tsx'
import { TargetList, useLivePost } from './live-post.tsx'
import { editJob, server, signedIn, writeAnother } from './state.ts'
import { useNow } from './use-now.ts'
import { refusalOf } from './waiting-job.tsx'

/** What becomes of the post that was just sent: first it can be taken back, then one sees how it goes. */
export function Outcome({ job }: { job: Job }): JSX.Element {
  const now = useNow(job.state === 'waiting' && job.heldUntil !== null)
  return job.state === 'waiting' && isHeld(job, now) ? <Held job={job} now={now} /> : <Result job={job} />
}

function Result({ job }: { job: Job }): JSX.Element {
  const postId = job.state === 'sent' ? (job.done.postId ?? null) : null
  const post = useLivePost(job.action.kind === 'draft' ? null : postId)
  const look = lookOf(job, post)
  return (
    <div class="outcome">
      <span class={`outcome__mark tone-${look.tone}`}>
        {look.icon ? <Icon name={look.icon} /> : <span class="spinner" />}
      </span>
      <div role="status">
        <h2>{look.words}</h2>
      </div>
      <p class="outcome__title">{job.clip?.title ?? job.text?.slice(0, 120)}</p>
      {post && job.action.kind !== 'ask' && (job.action.kind === 'publish' || post.status !== 'SCHEDULED') ? (
        <TargetList post={post} />
      ) : null}
      <div class="outcome__actions">
        {job.state === 'refused' ? (
          <Button kind="primary" onClick={() => void editJob(job.id)}>
            {t('extension.edit')}
          </Button>
        ) : null}
        {postId ? (
          <LinkButton
            kind="primary"
            href={studioAddress(server.value, postId, job.action)}
            target="_blank"
            icon="open"
          >
            {job.action.kind === 'draft' ? t('extension.openDraft') : t('extension.openInStudio')}
          </LinkButton>
        ) : null}
        <Button kind="quiet" onClick={() => void writeAnother()}>
          {t('extension.newPost')}
        </Button>
      </div>
    </div>
  )
}

interface Look {
  tone: 'green' | 'amber' | 'red' | 'blue' | 'orange'
  icon: 'check' | 'clock' | 'alert' | 'half' | null
  words: string
}

function lookOf(job: Job, post: PostDetail | null): Look {
  const status = post?.status ?? null
  if (job.state === 'refused') return { tone: 'red', icon: 'alert', words: refusalOf(job) }
  if (job.state === 'waiting') {
    if (signedIn.value === false) return { tone: 'amber', icon: 'clock', words: t('extension.keptSignedOut') }
    if (job.problem !== null) return { tone: 'amber', icon: 'clock', words: t('extension.kept') }
    return { tone: 'blue', icon: null, words: t('extension.sending') }
  }
  const { action } = job
  if (action.kind === 'draft') return { tone: 'green', icon: 'check', words: t('extension.sent.draft') }
  if (action.kind === 'ask') return { tone: 'green', icon: 'clock', words: t('extension.sent.ask') }
  const wallTime = action.kind === 'schedule' ? action.wallTime : (post?.wallTime ?? null)
  const waits = status === null ? action.kind === 'schedule' : status === 'SCHEDULED'
  if (waits && wallTime !== null) {
    const words = t('extension.sent.schedule', { when: formatMoment(wallTime) })
    return { tone: 'green', icon: 'clock', words }
  }
  if (status === 'PUBLISHED') return { tone: 'green', icon: 'check', words: t('extension.sent.published') }
  if (status === 'FAILED' || status === 'PARTIALLY_PUBLISHED' || status === 'NEEDS_REVIEW') {
    return { tone: 'orange', icon: 'half', words: t('extension.sent.failed') }
  }
  return { tone: 'blue', icon: null, words: t('extension.sent.publish') }
}
