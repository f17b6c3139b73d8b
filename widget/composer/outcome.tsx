import type { JSX } from 'preact'
import { formatMoment, formatRelative, t } from '../i18n/index.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/controls.tsx'
import { Icon } from '../ui/icons.tsx'
import { platformName } from '../ui/platform-icon.tsx'
import { StatusBadge, statusIcon, statusTone } from '../ui/status.tsx'
import type { Composer } from './model.ts'

export interface OutcomeProps {
  composer: Composer
  postHref?: (id: string) => string
}

/** What becomes of a post that was just sent or scheduled: each account's status, as it changes. */
export default function Outcome({ composer, postHref }: OutcomeProps): JSX.Element | null {
  const post = composer.post.value
  if (!post) return null
  const { status, scheduledAt, timeZone } = post
  const heading =
    status === 'SCHEDULED' && composer.finished.value === 'publishing'
      ? t('outcome.PUBLISHING')
      : t(`outcome.${status}`)
  return (
    <section class="outcome" aria-live="polite">
      <span class={`outcome__mark tone-${statusTone(status)}`}>
        <Icon name={statusIcon(status)} />
      </span>
      <h2>{heading}</h2>
      {status === 'SCHEDULED' && scheduledAt && composer.finished.value === 'scheduled' ? (
        <p class="outcome__when">
          {formatMoment(scheduledAt, timeZone)} · {formatRelative(scheduledAt)}
        </p>
      ) : null}
      <ul class="outcome__targets">
        {post.targets
          .filter((target) => target.status !== 'CANCELLED')
          .map((target) => {
            const account = composer.accounts.value.find(({ id }) => id === target.accountId)
            const name = account?.displayName || account?.handle || platformName(target.platform)
            return (
              <li key={target.id}>
                <Avatar name={name} src={account?.avatarUrl ?? null} platform={target.platform} size={28} />
                <span class="outcome__name">{name}</span>
                {target.remoteUrl ? (
                  <a href={target.remoteUrl} target="_blank" rel="noopener noreferrer">
                    {t('outcome.open')}
                    <span class="visually-hidden"> {platformName(target.platform)}</span>
                  </a>
                ) : null}
                <StatusBadge status={target.status} />
                {target.errorDetail ? <p class="outcome__detail">{target.errorDetail}</p> : null}
              </li>
            )
          })}
      </ul>
      <div class="outcome__actions">
        {status === 'SCHEDULED' && composer.finished.value === 'scheduled' ? (
          <Button icon="undo" busy={composer.work.value === 'cancel'} onClick={() => void composer.cancel()}>
            {t('outcome.undo')}
          </Button>
        ) : null}
        {postHref ? (
          <a class="button" href={postHref(post.id)} target="_blank" rel="noopener">
            {t('outcome.details')}
          </a>
        ) : null}
        <Button kind="primary" icon="plus" onClick={() => composer.clear()}>
          {t('outcome.another')}
        </Button>
      </div>
    </section>
  )
}
