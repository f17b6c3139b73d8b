import type { JSX } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Problem } from '../../../core/problem.ts'
import type { Account, Recurrence } from '../../api/views.ts'
import { t } from '../../i18n/index.ts'
import { Button } from '../../ui/controls.tsx'
import { EmptyState, Skeleton } from '../../ui/feedback.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import { asManyAs, rereadOn } from '../live.ts'
import { query } from '../router.ts'
import type { Session } from '../session.ts'
import { PageHead } from '../shell.tsx'
import { SeriesItem } from './series-item.tsx'
import './posts-page.css'

const filters = ['ACTIVE', 'ENDED'] as const satisfies readonly Recurrence['status'][]
const perPage = 30

/** Everything that repeats, newest first: the series that go on, or those that have ended. */
export function SeriesPage({ session }: { session: Session }): JSX.Element {
  const asked = query.value.get('status')
  const filter = filters.find((each) => each === asked) ?? 'ACTIVE'
  const { items, accounts, problem, loading, nextCursor, read } = useSeries(session, filter)
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
      {problem ? <ProblemBanner problem={problem} onRetry={() => void read()} /> : null}
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
              onChanged={() => void read()}
            />
          ))}
        </ul>
      ) : null}
      {nextCursor ? (
        <div class="posts__more">
          <Button busy={loading} onClick={() => void read(nextCursor)}>
            {t('posts.more')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function useSeries(session: Session, filter: Recurrence['status']) {
  const { client } = session
  const [items, setItems] = useState<Recurrence[] | null>(null)
  const [accounts, setAccounts] = useState<Account[]>([])
  const [nextCursor, setNextCursor] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [loading, setLoading] = useState(false)
  const shown = useRef({ filter, count: 0 })
  shown.current.count = items?.length ?? 0

  const read = useCallback(
    async (cursor?: string) => {
      setLoading(true)
      const limit = cursor ? perPage : asManyAs(shown.current.count, perPage)
      const [page, listed] = await Promise.all([
        client.call('GET /v1/recurrences', {
          query: { status: filter, limit, ...(cursor ? { cursor } : {}) },
        }),
        cursor ? null : client.call('GET /v1/accounts'),
      ])
      setLoading(false)
      if (shown.current.filter !== filter) return
      if (listed?.ok) setAccounts(listed.value.items)
      if (!page.ok) {
        setProblem(page.problem)
        return
      }
      setProblem(null)
      setItems((before) => (cursor ? [...(before ?? []), ...page.value.items] : page.value.items))
      setNextCursor(page.value.nextCursor)
    },
    [client, filter],
  )
  useEffect(() => {
    shown.current = { filter, count: 0 }
    setItems(null)
    setNextCursor(null)
    void read()
    return rereadOn(
      ({ type }) => type === 'post.changed',
      () => void read(),
    )
  }, [read, filter])
  return { items, accounts, problem, loading, nextCursor, read }
}
