import type { JSX } from 'preact'
import { isCertainlyOffline } from '../../core/holds.ts'
import type { Client } from '../api/client.ts'
import type { Account, PostSummary } from '../api/views.ts'
import { formatMoment, formatRelative, t } from '../i18n/index.ts'
import { ReviewAnswer } from '../review/index.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/controls.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { platformName } from '../ui/platform-icon.tsx'
import { StatusBadge } from '../ui/status.tsx'
import { titleOf } from './event-chip.tsx'
import { timeOf } from './model.ts'

/** One post of the calendar at a glance, with what one may do with it: the keyboard's way to move it as well. */
export function Peek(props: {
  post: PostSummary
  accounts: readonly Account[]
  timeZone: string
  mayMove: boolean
  /** With it, what waits for a person can be answered here. */
  client?: Client
  onAnswered: () => void
  onClose: () => void
  onMove: () => void
  onOpen: () => void
}): JSX.Element {
  const { post, accounts, timeZone, mayMove, client, onAnswered, onClose, onMove, onOpen } = props
  const time = timeOf(post)
  return (
    <Dialog
      title={time ? formatMoment(time, timeZone) : t('posts.noTime')}
      onClose={onClose}
      footer={
        <>
          {post.status === 'SCHEDULED' && mayMove ? (
            <Button icon="clock" onClick={onMove}>
              {t('calendar.moveTo')}
            </Button>
          ) : null}
          <Button kind="primary" onClick={onOpen}>
            {t('calendar.open')}
          </Button>
        </>
      }
    >
      <div class="peek__status">
        <StatusBadge status={post.status} />
        {time ? <span>{formatRelative(time)}</span> : null}
      </div>
      <p class="peek__text">{titleOf(post)}</p>
      {post.media.length > 0 ? (
        <div class="peek__media">
          {post.media.slice(0, 4).map((medium) => (
            <img key={medium.mediaId} src={medium.url} alt={medium.altText ?? ''} />
          ))}
        </div>
      ) : null}
      <ul class="peek__targets">
        {post.targets.map((target) => {
          const account = accounts.find(({ id }) => id === target.accountId)
          const name = account?.displayName || account?.handle || t('accounts.gone')
          return (
            <li key={target.id}>
              <Avatar name={name} src={account?.avatarUrl ?? null} platform={target.platform} size={26} />
              <span>{name}</span>
              {target.remoteUrl ? (
                <a href={target.remoteUrl} target="_blank" rel="noopener noreferrer">
                  {t('outcome.open')}
                  <span class="visually-hidden"> {platformName(target.platform)}</span>
                </a>
              ) : null}
              {target.status === 'QUEUED' ? null : <StatusBadge status={target.status} />}
              {client && target.status === 'NEEDS_REVIEW' ? (
                <ReviewAnswer
                  client={client}
                  target={target}
                  post={post}
                  profileUrl={account?.profileUrl ?? null}
                  isUsable={account?.status === 'ACTIVE'}
                  canBeTakenBack={mayMove && post.targets.every(isCertainlyOffline)}
                  withQuestion
                  onAnswered={onAnswered}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
