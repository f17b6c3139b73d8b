import type { JSX } from 'preact'
import type { Recurrence } from '../../api/views.ts'
import { formatDate, formatList, t } from '../../i18n/index.ts'
import { describeRule } from './describe-rule.ts'

/** `30 Nov`, as the series counts its days. */
export function dayIn(at: string, timeZone: string): string {
  return formatDate(at, { day: 'numeric', month: 'short', timeZone })
}

/** The rhythm of a series in words, and the next dates. */
export function SeriesFacts({ series }: { series: Recurrence }): JSX.Element {
  const { rule, startsAt, status, next, timeZone } = series
  return (
    <>
      <p>
        {describeRule(rule, startsAt)}
        {status === 'ENDED' ? ` · ${t('series.ended')}` : ''}
      </p>
      {next.length > 0 ? (
        <p class="series__next numbers">
          {t('series.next', { dates: formatList(next.slice(0, 3).map(({ at }) => dayIn(at, timeZone))) })}
        </p>
      ) : null}
    </>
  )
}
