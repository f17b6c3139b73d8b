import type { JSX } from 'preact'
import type { PostSummary } from '../api/views.ts'
import { hostOf } from '../composer/link-card.tsx'
import { formatDate, t } from '../i18n/index.ts'
import { Icon } from '../ui/icons.tsx'
import { PlatformIcon } from '../ui/platform-icon.tsx'
import { statusIcon, statusTone } from '../ui/status.tsx'
import { timeOf } from './model.ts'

/** What stands for a post, or for a series of them, where there is little room. */
export function titleOf(
  post: Pick<PostSummary, 'text' | 'variants' | 'link'> & { media: readonly unknown[] },
): string {
  const text = post.text.trim() || Object.values(post.variants)[0]?.trim() || ''
  if (text) return text
  if (post.link) return post.link.title ?? hostOf(post.link.url)
  return post.media.length > 0 ? t('posts.imageOnly', { count: post.media.length }) : t('posts.untitled')
}

export function clockOf(post: PostSummary, timeZone: string): string {
  const time = timeOf(post)
  return time ? formatDate(time, { hour: 'numeric', minute: '2-digit', timeZone }) : ''
}

export function platformsOf(post: PostSummary): PostSummary['targets'][number]['platform'][] {
  return [...new Set(post.targets.map(({ platform }) => platform))]
}

/** A post as one line in the grid: status by sign and colour, time, platforms, first words. */
export function EventChip({
  post,
  timeZone,
  tall,
}: {
  post: PostSummary
  timeZone: string
  tall: boolean
}): JSX.Element {
  return (
    <span class={`chip tone-${statusTone(post.status)} ${tall ? 'chip--tall' : ''}`}>
      <Icon name={statusIcon(post.status)} class="chip__sign" />
      <span class="visually-hidden">{t(`status.${post.status}`)}</span>
      <span class="chip__time numbers">{clockOf(post, timeZone)}</span>
      {post.recurrenceId ? (
        <span class="chip__repeat" title={t('calendar.repeats')}>
          <Icon name="repeat" />
          <span class="visually-hidden">{t('calendar.repeats')}</span>
        </span>
      ) : null}
      <span class="chip__platforms">
        {platformsOf(post).map((platform) => (
          <PlatformIcon key={platform} platform={platform} labelled />
        ))}
      </span>
      <span class="chip__text">{titleOf(post)}</span>
    </span>
  )
}
