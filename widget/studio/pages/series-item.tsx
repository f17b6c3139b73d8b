import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Problem } from '../../../core/problem.ts'
import type { Account, Recurrence } from '../../api/views.ts'
import { titleOf } from '../../calendar/event-chip.tsx'
import { Faces } from '../../calendar/faces.tsx'
import { t } from '../../i18n/index.ts'
import { Button } from '../../ui/controls.tsx'
import { Banner } from '../../ui/feedback.tsx'
import { Icon } from '../../ui/icons.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { Session } from '../session.ts'
import { EndSeriesDialog } from './end-series-dialog.tsx'
import { endSeries, skipOccurrence } from './series-calls.ts'
import { SeriesDialog } from './series-dialog.tsx'
import { dayIn, SeriesFacts } from './series-facts.tsx'
import './series-card.css'

/** A series in the list of all: what it says, when and where, and what one can do with what is to come. */
export function SeriesItem(props: {
  session: Session
  series: Recurrence
  accounts: readonly Account[]
  onChanged: () => void
}): JSX.Element {
  const { session, series, accounts, onChanged } = props
  const { client } = session
  const [problem, setProblem] = useState<Problem | null>(null)
  const [dialog, setDialog] = useState<'edit' | 'end' | null>(null)
  const [busy, setBusy] = useState(false)
  const next = series.next[0]
  const isOpen = series.status === 'ACTIVE' && session.may('post.schedule')
  const mayDelete = session.may('post.delete')
  const title = titleOf(series)

  const settle = (failed: Problem | null) => {
    setBusy(false)
    setProblem(failed)
    if (!failed) onChanged()
  }
  const skip = async (occurrence: string) => {
    setBusy(true)
    settle(await skipOccurrence(client, series.id, occurrence, onChanged))
  }
  const end = async () => {
    setDialog(null)
    settle(await endSeries(client, series))
  }

  return (
    <li class="card series">
      <span class="series__mark">
        <Icon name="repeat" />
      </span>
      <div class="series__text">
        <h2 class="series__title">{title}</h2>
        <SeriesFacts series={series} />
        <Faces accountIds={series.accountIds} accounts={accounts} />
      </div>
      {problem ? <ProblemBanner problem={problem} /> : null}
      {series.problem ? (
        <Banner tone="amber">
          <strong>{t('series.problem')}</strong> {series.problem}
        </Banner>
      ) : null}
      {isOpen ? (
        <fieldset class="series__actions" aria-label={title}>
          {next ? (
            <Button size="small" icon="repeat" onClick={() => setDialog('edit')}>
              {t('series.edit')}
            </Button>
          ) : null}
          {next && mayDelete ? (
            <Button size="small" icon="right" busy={busy} onClick={() => void skip(next.wallTime)}>
              {t('series.skipDay', { day: dayIn(next.at, series.timeZone) })}
            </Button>
          ) : null}
          {mayDelete ? (
            <Button size="small" kind="danger" icon="close" onClick={() => setDialog('end')}>
              {t('series.end')}
            </Button>
          ) : null}
        </fieldset>
      ) : null}
      {dialog === 'edit' && next ? (
        <SeriesDialog
          client={client}
          series={series}
          occurrence={next.wallTime}
          onClose={() => setDialog(null)}
          onSaved={() => {
            setDialog(null)
            settle(null)
            showToast(t('toast.seriesChanged'))
          }}
        />
      ) : null}
      {dialog === 'end' ? <EndSeriesDialog onEnd={() => void end()} onClose={() => setDialog(null)} /> : null}
    </li>
  )
}
