import type { Problem } from '../../../core/problem.ts'
import type { Client } from '../../api/client.ts'
import type { Recurrence } from '../../api/views.ts'
import { t } from '../../i18n/index.ts'
import { describeProblem } from '../../ui/problems.ts'
import { showToast } from '../../ui/toast.tsx'

/** Leaves one date of a series out and says so, with a way back. Answers why it could not be done. */
export async function skipOccurrence(
  client: Client,
  recurrenceId: string,
  occurrence: string,
  onBack: () => void,
): Promise<Problem | null> {
  const request = { params: { recurrenceId }, body: { occurrence } }
  const done = await client.call('POST /v1/recurrences/{recurrenceId}/skip', request)
  if (!done.ok) return done.problem
  showToast(t('toast.skipped'), {
    label: t('common.undo'),
    run: async () => {
      const back = await client.call('POST /v1/recurrences/{recurrenceId}/unskip', request)
      if (back.ok) onBack()
      else showToast(describeProblem(back.problem))
    },
  })
  return null
}

/** Ends a series and says so. Answers why it could not be done. */
export async function endSeries(
  client: Client,
  { id, revision }: Pick<Recurrence, 'id' | 'revision'>,
): Promise<Problem | null> {
  const done = await client.call('POST /v1/recurrences/{recurrenceId}/end', {
    params: { recurrenceId: id },
    body: { revision },
  })
  if (!done.ok) return done.problem
  showToast(t('toast.seriesEnded'))
  return null
}
