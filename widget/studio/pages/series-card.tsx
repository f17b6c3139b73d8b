import type { JSX } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Problem } from '../../../core/problem.ts'
import { editablePostStatuses } from '../../../core/states.ts'
import type { PostDetail, Recurrence } from '../../api/views.ts'
import { t } from '../../i18n/index.ts'
import { Button, LinkButton } from '../../ui/controls.tsx'
import { Banner, Skeleton } from '../../ui/feedback.tsx'
import { Icon } from '../../ui/icons.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import { showToast } from '../../ui/toast.tsx'
import { navigate } from '../router.ts'
import type { Session } from '../session.ts'
import { EndSeriesDialog } from './end-series-dialog.tsx'
import { endSeries, skipOccurrence } from './series-calls.ts'
import { SeriesDialog } from './series-dialog.tsx'
import { SeriesFacts } from './series-facts.tsx'
import './series-card.css'

/** What the series of a post is, and what one can do with it from here on. */
export function SeriesCard(props: {
  session: Session
  post: PostDetail
  onChanged: () => void
}): JSX.Element | null {
  const { session, post, onChanged } = props
  const { client } = session
  const { recurrenceId, occurrence } = post
  const [series, setSeries] = useState<Recurrence | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [dialog, setDialog] = useState<'edit' | 'end' | null>(null)
  const [busy, setBusy] = useState<string | null>(null)

  const read = useCallback(async () => {
    if (!recurrenceId) return
    const found = await client.call('GET /v1/recurrences/{recurrenceId}', { params: { recurrenceId } })
    setProblem(found.ok ? null : found.problem)
    if (found.ok) setSeries(found.value)
  }, [client, recurrenceId])
  useEffect(() => {
    void read()
  }, [read, post.revision])

  if (!recurrenceId || !occurrence) return null
  if (!series) {
    return problem ? (
      <ProblemBanner problem={problem} onRetry={() => void read()} />
    ) : (
      <Skeleton height="120px" />
    )
  }
  const params = { recurrenceId }
  const isOpen = series.status === 'ACTIVE' && session.may('post.schedule')
  const isEditable = editablePostStatuses.includes(post.status)

  const skip = async () => {
    setBusy('skip')
    const failed = await skipOccurrence(client, recurrenceId, occurrence, () => {})
    setBusy(null)
    setProblem(failed)
    if (!failed) navigate('/calendar')
  }
  const end = async () => {
    setDialog(null)
    const failed = await endSeries(client, series)
    setProblem(failed)
    if (failed) return
    if (post.detached || !isEditable) onChanged()
    else navigate('/calendar')
  }
  const takeOver = async () => {
    setBusy('take')
    const { text, link, variants, accountIds } = post
    const media = post.media.map(({ mediaId, altText }) => ({ mediaId, altText }))
    const body = { revision: series.revision, from: occurrence, text, link, variants, accountIds, media }
    const done = await client.call('PATCH /v1/recurrences/{recurrenceId}', { params, body })
    setBusy(null)
    if (!done.ok) {
      setProblem(done.problem)
      return
    }
    setSeries(done.value)
    setProblem(null)
    showToast(t('toast.seriesChanged'))
  }

  return (
    <section class="card series" aria-label={t('series.title')}>
      <span class="series__mark">
        <Icon name="repeat" />
      </span>
      <div class="series__text">
        <h2>{t('series.title')}</h2>
        <SeriesFacts series={series} />
        {post.detached && series.status === 'ACTIVE' ? <p>{t('series.detached')}</p> : null}
        <p>
          <a href="/series">{t('series.toAll')}</a>
        </p>
      </div>
      {problem ? <ProblemBanner problem={problem} /> : null}
      {series.problem ? (
        <Banner tone="amber">
          <strong>{t('series.problem')}</strong> {series.problem}
        </Banner>
      ) : null}
      {isOpen ? (
        <div class="series__actions">
          {isEditable ? (
            <LinkButton size="small" icon="edit" href={`/compose/${post.id}`}>
              {t('series.editOne')}
            </LinkButton>
          ) : null}
          {post.detached ? (
            <Button size="small" icon="repeat" busy={busy === 'take'} onClick={() => void takeOver()}>
              {t('series.takeOver')}
            </Button>
          ) : (
            <Button size="small" icon="repeat" onClick={() => setDialog('edit')}>
              {t('series.editAll')}
            </Button>
          )}
          {isEditable && session.may('post.delete') ? (
            <Button size="small" icon="right" busy={busy === 'skip'} onClick={() => void skip()}>
              {t('series.skip')}
            </Button>
          ) : null}
          {session.may('post.delete') ? (
            <Button size="small" kind="danger" icon="close" onClick={() => setDialog('end')}>
              {t('series.end')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {dialog === 'edit' ? (
        <SeriesDialog
          client={client}
          series={series}
          occurrence={occurrence}
          onClose={() => setDialog(null)}
          onSaved={(changed) => {
            setDialog(null)
            setSeries(changed)
            setProblem(null)
            showToast(t('toast.seriesChanged'))
            onChanged()
          }}
        />
      ) : null}
      {dialog === 'end' ? <EndSeriesDialog onEnd={() => void end()} onClose={() => setDialog(null)} /> : null}
    </section>
  )
}
