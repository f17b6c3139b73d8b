import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Problem } from '../../../core/problem.ts'
import type { Client } from '../../api/client.ts'
import type { Recurrence } from '../../api/views.ts'
import { RepeatFields } from '../../composer/repeat-fields.tsx'
import { repeatOf, ruleOf } from '../../composer/repeat-rule.ts'
import { isWholeWallTime, WallTimeFields } from '../../composer/wall-time-fields.tsx'
import { zoneName } from '../../composer/zones.ts'
import { directionIn, t } from '../../i18n/index.ts'
import { Button, Field } from '../../ui/controls.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import '../../composer/planning.css'
import '../../composer/composer.css'

export interface SeriesDialogProps {
  client: Client
  series: Recurrence
  /** The first occurrence that changes. */
  occurrence: string
  onClose: () => void
  onSaved: (series: Recurrence) => void
}

/** Text, time and rhythm of an occurrence and all that follow it. Only what was changed is sent. */
export function SeriesDialog({
  client,
  series,
  occurrence,
  onClose,
  onSaved,
}: SeriesDialogProps): JSX.Element {
  const [text, setText] = useState(series.text)
  const [wall, setWall] = useState(occurrence)
  const [repeat, setRepeat] = useState(() => repeatOf(series.rule, occurrence))
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const isComplete = isWholeWallTime(wall)

  const save = async () => {
    const rule = ruleOf(repeat, wall)
    const isNewRule = rule !== ruleOf(repeatOf(series.rule, occurrence), occurrence)
    setBusy(true)
    const done = await client.call('PATCH /v1/recurrences/{recurrenceId}', {
      params: { recurrenceId: series.id },
      body: {
        revision: series.revision,
        from: occurrence,
        ...(text === series.text ? {} : { text }),
        ...(wall === occurrence ? {} : { startsAt: wall }),
        ...(isNewRule && rule ? { rule } : {}),
      },
    })
    setBusy(false)
    if (done.ok) onSaved(done.value)
    else setProblem(done.problem)
  }

  return (
    <Dialog
      title={t('series.editAll')}
      class="schedule"
      onClose={onClose}
      onSubmit={() => {
        if (isComplete && !busy) void save()
      }}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" icon="repeat" busy={busy} disabled={!isComplete}>
            {t('series.save')}
          </Button>
        </>
      }
    >
      {problem ? <ProblemBanner problem={problem} /> : null}
      <Field
        label={t('series.text')}
        hint={Object.keys(series.variants).length > 0 ? t('series.hasVariants') : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            class="input"
            rows={4}
            value={text}
            dir={directionIn(text)}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <WallTimeFields wallTime={wall} onWallTime={setWall} />
      <p class="series__zone">{zoneName(series.timeZone)}</p>
      {isComplete ? (
        <RepeatFields
          client={client}
          repeat={repeat}
          onRepeat={setRepeat}
          wallTime={wall}
          timeZone={series.timeZone}
          mayNever={false}
        />
      ) : null}
    </Dialog>
  )
}
