import type { ComponentChildren, JSX } from 'preact'
import type { Account, PostSummary } from '../api/views.ts'
import { formatMoment, formatRelative, t } from '../i18n/index.ts'
import { Icon } from '../ui/icons.tsx'
import { StatusBadge } from '../ui/status.tsx'
import { clockOf, titleOf } from './event-chip.tsx'
import { Faces } from './faces.tsx'
import { timeOf } from './model.ts'
import './rows.css'

export interface PostRowProps {
  post: PostSummary
  accounts: readonly Account[]
  timeZone: string
  /** Where the post's page is; without one `onOpen` is called. */
  href?: string
  onOpen?: () => void
  actions?: ComponentChildren
  /** More about how it stands. */
  note?: ComponentChildren
  /** Day and time in place of the time alone. */
  withDay?: boolean
}

/** A post in a list: time, first words, where it goes, how it stands. */
export function PostRow(props: PostRowProps): JSX.Element {
  const { post, accounts, timeZone, href, onOpen, actions, note, withDay = false } = props
  const time = timeOf(post)
  const title = titleOf(post)
  const picture = post.media[0]?.url
  return (
    <li class="row">
      <span class="row__time numbers">
        {withDay
          ? time
            ? formatMoment(time, timeZone)
            : t('posts.edited', { time: formatRelative(post.updatedAt) })
          : clockOf(post, timeZone)}
      </span>
      {picture ? <img class="row__picture" src={picture} alt="" loading="lazy" /> : null}
      <span class="row__main">
        {href ? (
          <a class="row__title" href={href} dir="auto">
            {title}
          </a>
        ) : (
          <button type="button" class="row__title" dir="auto" onClick={onOpen}>
            {title}
          </button>
        )}
        <span class="row__meta">
          <StatusBadge status={post.status} />
          {post.recurrenceId ? (
            <span class="row__repeat" title={t('calendar.repeats')}>
              <Icon name="repeat" />
              <span class="visually-hidden">{t('calendar.repeats')}</span>
            </span>
          ) : null}
          {note}
          <Faces accountIds={post.accountIds} accounts={accounts} />
        </span>
      </span>
      <span class="row__actions">{actions}</span>
    </li>
  )
}
