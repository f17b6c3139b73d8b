import type { ComponentChildren, JSX } from 'preact'
import type { PostSummary } from '../api/views.ts'
import { wallNow } from '../composer/zones.ts'
import { formatDate, t } from '../i18n/index.ts'
import { Icon } from '../ui/icons.tsx'
import { type CalendarModel, timeOf } from './model.ts'
import { PostRow } from './post-row.tsx'

/** The month as a list, day by day. */
export function Agenda(props: {
  model: CalendarModel
  onOpen: (post: PostSummary) => void
  actions: (post: PostSummary) => ComponentChildren
  onCompose?: (wallTime: string) => void
}): JSX.Element {
  const { model, onOpen, actions, onCompose } = props
  const { timeZone } = model
  const month = model.anchor.value.slice(0, 7)
  const today = wallNow(timeZone).slice(0, 10)
  const days = new Map<string, PostSummary[]>()
  for (const post of model.posts.value) {
    const time = timeOf(post)
    const day = time ? wallNow(timeZone, Date.parse(time)).slice(0, 10) : ''
    if (day.startsWith(month)) days.set(day, [...(days.get(day) ?? []), post])
  }
  if (days.size === 0) return <p class="agenda__empty">{t('calendar.emptyMonth')}</p>
  return (
    <div class="agenda">
      {[...days].map(([day, posts]) => (
        <section key={day} class={`agenda__day ${day === today ? 'agenda__day--today' : ''}`}>
          <header class="agenda__head">
            <h2>
              <span class="agenda__number numbers">{Number(day.slice(8))}</span>
              <span>
                {formatDate(`${day}T12:00:00Z`, { weekday: 'long', timeZone: 'UTC' })}
                {day === today ? <span class="agenda__today">{t('calendar.today')}</span> : null}
              </span>
            </h2>
            {onCompose && day >= today ? (
              <button
                type="button"
                class="button button--quiet button--icon button--small"
                aria-label={t('calendar.composeOn', {
                  date: formatDate(`${day}T12:00:00Z`, { day: 'numeric', month: 'long', timeZone: 'UTC' }),
                })}
                title={t('calendar.newPost')}
                onClick={() => onCompose(`${day}T09:00`)}
              >
                <Icon name="plus" />
              </button>
            ) : null}
          </header>
          <ul class="rows">
            {posts.map((post) => (
              <PostRow
                key={post.id}
                post={post}
                timeZone={timeZone}
                accounts={model.accounts.value}
                onOpen={() => onOpen(post)}
                actions={actions(post)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
