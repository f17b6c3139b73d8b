import type { JSX } from 'preact'
import type { PostStatus, TargetStatus } from '../../core/states.ts'
import { t } from '../i18n/index.ts'
import type { Tone } from './feedback.tsx'
import { Icon, type IconName } from './icons.tsx'
import './surfaces.css'

const looks: Record<PostStatus | TargetStatus, { tone: Tone; icon: IconName }> = {
  DRAFT: { tone: 'neutral', icon: 'draft' },
  PENDING_APPROVAL: { tone: 'amber', icon: 'dots' },
  APPROVED: { tone: 'blue', icon: 'check' },
  SCHEDULED: { tone: 'blue', icon: 'clock' },
  QUEUED: { tone: 'blue', icon: 'clock' },
  PUBLISHING: { tone: 'amber', icon: 'send' },
  CONFIRMING: { tone: 'amber', icon: 'dots' },
  PUBLISHED: { tone: 'green', icon: 'check' },
  PARTIALLY_PUBLISHED: { tone: 'orange', icon: 'half' },
  FAILED: { tone: 'red', icon: 'alert' },
  NEEDS_REVIEW: { tone: 'orange', icon: 'question' },
  CANCELLED: { tone: 'neutral', icon: 'close' },
}

export function statusTone(status: PostStatus | TargetStatus): Tone {
  return looks[status].tone
}

export function statusIcon(status: PostStatus | TargetStatus): IconName {
  return looks[status].icon
}

/** A status by word, sign and colour, so that it never depends on colour alone. */
export function StatusBadge({ status }: { status: PostStatus | TargetStatus }): JSX.Element {
  const { tone, icon } = looks[status]
  return (
    <span class={`status tone-${tone}`}>
      <Icon name={icon} />
      {t(`status.${status}`)}
    </span>
  )
}
