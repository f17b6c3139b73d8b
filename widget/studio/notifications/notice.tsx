import type { JSX } from 'preact'
import type { Notification } from '../../api/views.ts'
import { formatMoment, formatRelative, t } from '../../i18n/index.ts'
import type { Tone } from '../../ui/feedback.tsx'
import { Icon, type IconName } from '../../ui/icons.tsx'
import { platformName } from '../../ui/platform-icon.tsx'

const looks: Record<Notification['type'], { tone: Tone; icon: IconName }> = {
  'target.failed': { tone: 'red', icon: 'alert' },
  'target.needs-review': { tone: 'orange', icon: 'question' },
  'webhook.disabled': { tone: 'orange', icon: 'warning' },
}

/** One thing the person was told, as a link to where they can do something about it. */
export function Notice(props: { notification: Notification; onOpen: () => void }): JSX.Element {
  const { notification, onOpen } = props
  const { type, target, webhook, readAt, createdAt } = notification
  const { tone, icon } = looks[type]
  const title =
    type === 'webhook.disabled'
      ? t('bell.webhook.disabled')
      : t(`bell.${type}`, { platform: target ? platformName(target.platform) : '' })
  const about = webhook ? webhook.url : (target?.excerpt ?? t('bell.deleted'))
  const reason = webhook ? webhook.reason : target?.errorDetail
  return (
    <a
      class={`notice ${readAt === null ? 'notice--unread' : ''}`}
      href={target ? `/posts/${target.postId}` : '/settings'}
      onClick={onOpen}
    >
      <span class={`notice__mark tone-${tone}`}>
        <Icon name={icon} />
      </span>
      <span class="notice__text">
        <strong>
          {readAt === null ? <span class="visually-hidden">{t('bell.unread')} </span> : null}
          {title}
        </strong>
        <span class="notice__about">{about}</span>
        {reason ? <span class="notice__reason">{reason}</span> : null}
        <time dateTime={createdAt} title={formatMoment(createdAt)}>
          {target ? (
            <>
              <bdi dir="ltr">{target.handle}</bdi>
              {' · '}
            </>
          ) : null}
          {formatRelative(createdAt)}
        </time>
      </span>
    </a>
  )
}
