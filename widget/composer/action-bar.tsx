import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatMoment, t } from '../i18n/index.ts'
import { Button } from '../ui/controls.tsx'
import { Icon } from '../ui/icons.tsx'
import { lazy } from '../ui/lazy.tsx'
import { describeProblem } from '../ui/problems.ts'
import { showToast } from '../ui/toast.tsx'
import type { AskDialogProps } from './ask-dialog.tsx'
import type { Chosen } from './deciding.ts'
import { loadScheduleDialog } from './load-schedule-dialog.ts'
import type { Composer } from './model.ts'
import type { ScheduleDialogProps } from './schedule-dialog.tsx'
import { Warnings, warningsOf } from './warnings-part.ts'

const ScheduleDialog = lazy<ScheduleDialogProps>(loadScheduleDialog)

const AskDialog = lazy<AskDialogProps>(async () => (await import('./ask-dialog.tsx')).default)

export interface ActionBarProps {
  composer: Composer
  timeZone: string
  /** Whether a toast says for when it was scheduled; not where the outcome takes the composer's place and says it. */
  announces: boolean
  onSaved?: () => void
  onDeleted?: (postId: string) => void
  /** Where a post's page is, for links to it. */
  postHref?: (postId: string) => string
}

/** The way out of the composer: keep it, give it a time, or send it. */
export function ActionBar({
  composer,
  timeZone,
  announces,
  onSaved,
  onDeleted,
  postHref,
}: ActionBarProps): JSX.Element {
  const [choosing, setChoosing] = useState(false)
  const { work, issues, isEmpty, selected, isScheduled, isHandedIn, asks, lacksApproval, may, post } =
    composer
  const busy = work.value
  const blocked =
    isEmpty.value ||
    selected.value.length === 0 ||
    issues.value.length > 0 ||
    composer.media.value.some(({ state }) => state === 'failed') ||
    composer.saving.value.kind === 'conflict'
  const why = blocked ? blockedReason(composer) : null

  const schedule = async (when: Chosen) => {
    const done = await composer.schedule(when)
    setChoosing(false)
    if (!done?.scheduledAt || !announces) return
    const undo = { label: t('common.undo'), run: () => void composer.cancel() }
    // Of a series that would take back the first post alone; its page ends the whole.
    showToast(
      t('toast.scheduled', { time: formatMoment(done.scheduledAt, done.timeZone) }),
      done.recurrenceId ? undefined : undo,
    )
  }
  const remove = async () => {
    const gone = await composer.remove()
    if (!gone) return
    showToast(t('toast.deleted'), {
      label: t('common.undo'),
      run: () => void composer.restore(gone.id),
    })
    onDeleted?.(gone.id)
  }

  return (
    <div class="actions">
      {blocked || choosing || asks.value || !may('post.publish') ? null : (
        <Warnings
          source={warningsOf(composer, timeZone, postHref)}
          when={isScheduled.value ? composer.when.value : null}
          changes={`${post.value?.revision}`}
        />
      )}
      <SaveNote composer={composer} />
      <div class="actions__buttons">
        {post.value && may('post.delete') ? (
          <Button
            kind="danger"
            icon="trash"
            aria-label={t('composer.delete')}
            busy={busy === 'delete'}
            onClick={() => void remove()}
          />
        ) : null}
        <Button
          busy={busy === 'save'}
          disabled={isEmpty.value}
          onClick={async () => {
            if (await composer.save()) onSaved?.()
          }}
        >
          {isHandedIn.value ? t('composer.saveChanges') : t('composer.saveDraft')}
        </Button>
        {may('post.publish') && !lacksApproval.value ? (
          <Button
            icon="send"
            busy={busy === 'publish'}
            disabled={blocked}
            {...(why ? { title: why } : {})}
            onClick={() => void composer.publish()}
          >
            {t('composer.postNow')}
          </Button>
        ) : null}
        {asks.value ? (
          <Button
            kind="primary"
            icon="check"
            busy={busy === 'ask'}
            disabled={blocked}
            {...(why ? { title: why } : {})}
            onClick={() => setChoosing(true)}
          >
            {t('approval.ask')}
          </Button>
        ) : may('post.schedule') ? (
          <Button
            kind="primary"
            icon="clock"
            busy={busy === 'schedule'}
            disabled={blocked}
            {...(why ? { title: why } : {})}
            onClick={() => setChoosing(true)}
          >
            {isScheduled.value ? t('composer.changeTime') : t('composer.schedule')}
          </Button>
        ) : null}
      </div>
      {choosing && asks.value ? (
        <AskDialog
          when={composer.when.value}
          timeZone={timeZone}
          busy={busy === 'ask'}
          onClose={() => setChoosing(false)}
          onAsk={async (when) => {
            await composer.ask(when)
            setChoosing(false)
          }}
        />
      ) : choosing ? (
        <ScheduleDialog
          title={isScheduled.value ? t('schedule.change') : t('schedule.title')}
          when={composer.when.value}
          timeZone={timeZone}
          busy={busy === 'schedule'}
          client={composer.client}
          maySlot={may('slot.read')}
          mayRepeat={!isScheduled.value}
          onClose={() => setChoosing(false)}
          onChoose={(when) => void schedule(when)}
          warnings={warningsOf(composer, timeZone, postHref)}
        />
      ) : null}
    </div>
  )
}

function blockedReason(composer: Composer): string {
  if (composer.selected.value.length === 0) return t('composer.chooseAccount')
  if (composer.isEmpty.value) return t('issue.EMPTY')
  return t('composer.solveFirst')
}

/** Whether what one wrote is safe. */
function SaveNote({ composer }: { composer: Composer }): JSX.Element {
  const state = composer.saving.value
  const text = {
    clean: composer.post.value ? t('saving.saved') : '',
    dirty: composer.isHandedIn.value ? t('saving.unsaved') : t('saving.typing'),
    saving: t('saving.saving'),
    saved: t('saving.saved'),
    waiting: t('saving.waiting'),
    conflict: t('saving.conflict'),
    refused: t('saving.refused'),
  }[state.kind]
  const detail =
    state.kind === 'waiting' || state.kind === 'refused' ? describeProblem(state.problem) : undefined
  return (
    <p class={`save-note save-note--${state.kind}`} role="status" title={detail}>
      {text ? (
        <Icon name={state.kind === 'waiting' ? 'offline' : state.kind === 'refused' ? 'alert' : 'check'} />
      ) : null}
      {text}
    </p>
  )
}
