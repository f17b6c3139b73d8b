import type { JSX } from 'preact'
import { useCallback } from 'preact/hooks'
import type { Recurrence } from '../../api/views.ts'
import { t } from '../../i18n/index.ts'
import { Button } from '../../ui/controls.tsx'
import { EmptyState, Skeleton } from '../../ui/feedback.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import { query } from '../router.ts'
import type { Session } from '../session.ts'
import { PageHead } from '../shell.tsx'
import { SeriesItem } from './series-item.tsx'
import { useAccounts } from './use-accounts.ts'
import { type PartOfList, useList } from './use-list.ts'
import './posts-page.css'

const filters = ['ACTIVE', 'ENDED'] as const satisfies readonly Recurrence['status'][]
const perPage = 30

/** Everything that repeats, newest first: the series that go on, or those that have ended. */
export function SeriesPage({ session }: { session: Session }): JSX.Element {
  const asked = query.value.get('status')
  const filter = filters.find((each) => each === asked) ?? 'ACTIVE'
  const { client } = session
  const ask = useCallback(
    (part: PartOfList) => client.call('GET /v1/recurrences', { query: { ...part, status: filter } }),
    [client, filter],
  )
  const { items, problem, loading, hasMore, reload, more } = useList<Recurrence>(
    ask,
    perPage,
    ({ type }) => type === 'post.changed',
  )
  const accounts = useAccounts(session)
  return (
    <>
      <PageHead
        title={t('series.all')}
        hint={t('series.allHint')}
        back={{ href: '/drafts', label: t('nav.posts') }}
      />
      <nav class="filters" aria-label={t('series.filter')}>
        {filters.map((each) => (
          <a
            key={each}
            href={`/series?status=${each}`}
            class="filter"
            aria-current={each === filter || undefined}
          >
            {t(`series.${each}`)}
          </a>
        ))}
      </nav>
      {problem ? <ProblemBanner problem={problem} onRetry={() => void reload()} /> : null}
      {items === null && !problem ? (
        <div class="posts__waiting" aria-busy="true">
          <Skeleton height="120px" />
          <Skeleton height="120px" />
        </div>
      ) : null}
      {items?.length === 0 ? (
        <EmptyState icon="repeat" title={t(filter === 'ACTIVE' ? 'series.none' : 'series.noneEnded')}>
          {t('series.noneHint')}
        </EmptyState>
      ) : null}
      {items && items.length > 0 ? (
        <ul class="all-series">
          {items.map((series) => (
            <SeriesItem
              key={series.id}
              session={session}
              series={series}
              accounts={accounts}
              onChanged={() => void reload()}
            />
          ))}
        </ul>
      ) : null}
      {hasMore ? (
        <div class="posts__more">
          <Button busy={loading} onClick={() => void more()}>
            {t('posts.more')}
          </Button>
        </div>
      ) : null}
    </>
  )
}
