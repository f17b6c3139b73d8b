import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { PostSummary } from '../api/views.ts'
import type { When } from '../composer/deciding.ts'
import { loadScheduleDialog } from '../composer/load-schedule-dialog.ts'
import type { ScheduleDialogProps } from '../composer/schedule-dialog.tsx'
import { warningsAbout } from '../composer/warnings-part.ts'
import { localZone, zoneName } from '../composer/zones.ts'
import { formatDate, formatMoment, t } from '../i18n/index.ts'
import { Button, Segments } from '../ui/controls.tsx'
import { EmptyState, Skeleton } from '../ui/feedback.tsx'
import { Icon } from '../ui/icons.tsx'
import { lazy } from '../ui/lazy.tsx'
import { Menu } from '../ui/menu.tsx'
import { ProblemBanner } from '../ui/problem-banner.tsx'
import { showToast } from '../ui/toast.tsx'
import { Agenda } from './agenda.tsx'
import type { GridProps } from './calendar-grid.tsx'
import { type CalendarModel, type CalendarView, timeOf } from './model.ts'
import { Peek } from './peek.tsx'
import './calendar.css'

const Grid = lazy<GridProps>(async () => (await import('./calendar-grid.tsx')).default)
const ScheduleDialog = lazy<ScheduleDialogProps>(loadScheduleDialog)

export interface CalendarProps {
  model: CalendarModel
  /** Opens a post: its editor or its page. */
  onOpen: (post: PostSummary) => void
  /** Begins a post for a time; without it the calendar only shows. */
  onCompose?: (wallTime: string) => void
}

/** The organization's posts in time. The model must have been loaded. */
export function CalendarPage({ model, onOpen, onCompose }: CalendarProps): JSX.Element {
  const [peeked, setPeeked] = useState<string | null>(null)
  const [moving, setMoving] = useState<string | null>(null)
  const posts = model.posts.value
  const open = posts.find(({ id }) => id === peeked)
  const moved = posts.find(({ id }) => id === moving)

  useEffect(() => {
    void model.load()
  }, [model])

  const move = async (post: PostSummary, when: When, withUndo = true): Promise<boolean> => {
    const before = { wallTime: post.wallTime, timeZone: post.timeZone }
    const result = await model.move(post, when)
    if (!result?.scheduledAt) return false
    const { wallTime, timeZone } = before
    showToast(t('toast.moved', { time: formatMoment(result.scheduledAt, model.timeZone) }), {
      label: t('common.undo'),
      run: () => {
        if (withUndo && wallTime && timeZone) void move(result, { wallTime, timeZone }, false)
      },
    })
    return true
  }

  return (
    <div class="calendar">
      <Toolbar model={model} />
      {model.problem.value ? (
        <ProblemBanner problem={model.problem.value} onRetry={() => void model.load()} />
      ) : null}
      <Body
        model={model}
        onPeek={(post) => setPeeked(post.id)}
        onMove={move}
        onMoveTo={(post) => setMoving(post.id)}
        onOpen={onOpen}
        {...(onCompose ? { onCompose } : {})}
      />
      {open && !moved ? (
        <Peek
          post={open}
          accounts={model.accounts.value}
          timeZone={model.timeZone}
          mayMove={model.may('post.schedule')}
          {...(model.may('post.review') ? { client: model.client } : {})}
          onAnswered={() => void model.load(true)}
          onClose={() => setPeeked(null)}
          onMove={() => setMoving(open.id)}
          onOpen={() => onOpen(open)}
        />
      ) : null}
      {moved ? (
        <ScheduleDialog
          title={t('schedule.change')}
          when={{ wallTime: moved.wallTime ?? '', timeZone: moved.timeZone ?? model.timeZone }}
          timeZone={model.timeZone}
          busy={false}
          warnings={warningsAbout(model.client, moved.id, {
            accounts: model.accounts.value,
            timeZone: model.timeZone,
          })}
          onClose={() => setMoving(null)}
          onChoose={async (when) => {
            setMoving(null)
            setPeeked(null)
            await move(moved, when)
          }}
        />
      ) : null}
    </div>
  )
}

function Body(props: {
  model: CalendarModel
  onPeek: (post: PostSummary) => void
  onOpen: (post: PostSummary) => void
  onMove: (post: PostSummary, when: When) => Promise<boolean>
  onMoveTo: (post: PostSummary) => void
  onCompose?: (wallTime: string) => void
}): JSX.Element {
  const { model, onPeek, onOpen, onMove, onMoveTo, onCompose } = props
  const posts = model.posts.value
  const isList = model.view.value === 'list'
  if (model.state.value === 'loading' && posts.length === 0) return <Waiting list={isList} />
  if (isList && model.state.value === 'ready' && posts.length === 0) {
    return (
      <EmptyState
        icon="calendar"
        title={t('calendar.empty')}
        action={
          onCompose ? (
            <Button kind="primary" icon="plus" onClick={() => onCompose('')}>
              {t('calendar.newPost')}
            </Button>
          ) : null
        }
      >
        {t('calendar.emptyHint')}
      </EmptyState>
    )
  }
  if (isList) {
    return (
      <Agenda
        model={model}
        onOpen={onOpen}
        {...(onCompose ? { onCompose } : {})}
        actions={(post) =>
          post.status === 'SCHEDULED' && model.may('post.schedule') ? (
            <Menu
              label={t('posts.actions')}
              triggerClass="button button--quiet button--icon button--small"
              trigger={<Icon name="more" />}
              items={[
                { label: t('calendar.moveTo'), icon: 'clock', onSelect: () => onMoveTo(post) },
                { label: t('calendar.open'), icon: 'open', onSelect: () => onOpen(post) },
              ]}
            />
          ) : null
        }
      />
    )
  }
  return (
    <Grid
      model={model}
      onOpen={onPeek}
      onMove={onMove}
      waiting={<Waiting list={false} />}
      {...(onCompose ? { onCompose } : {})}
    />
  )
}

function Toolbar({ model }: { model: CalendarModel }): JSX.Element {
  const title = formatDate(`${model.anchor.value}T12:00:00Z`, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const count = model.posts.value.filter((post) =>
    timeOf(post)?.startsWith(model.anchor.value.slice(0, 7)),
  ).length
  return (
    <div class="calendar__bar">
      <h1 class="calendar__title" aria-live="polite">
        {title}
      </h1>
      <div class="calendar__steps">
        <Button
          kind="quiet"
          size="small"
          icon="left"
          aria-label={t('calendar.earlier')}
          onClick={() => model.step(-1)}
        />
        <Button size="small" onClick={() => model.today()}>
          {t('calendar.today')}
        </Button>
        <Button
          kind="quiet"
          size="small"
          icon="right"
          aria-label={t('calendar.later')}
          onClick={() => model.step(1)}
        />
      </div>
      <span class="calendar__zone" title={t('calendar.zoneHint')}>
        <Icon name="clock" />
        {zoneName(model.timeZone)}
        {model.timeZone === localZone() ? null : <span> · {t('calendar.zoneDiffers')}</span>}
      </span>
      <span class="visually-hidden" role="status">
        {model.state.value === 'ready' ? t('calendar.count', { count }) : t('common.loading')}
      </span>
      <Segments<CalendarView>
        label={t('calendar.view')}
        value={model.view.value}
        onValue={(view) => {
          model.view.value = view
        }}
        options={[
          { value: 'month', label: t('calendar.month') },
          { value: 'week', label: t('calendar.week') },
          { value: 'list', label: t('calendar.list') },
        ]}
      />
    </div>
  )
}

function Waiting({ list }: { list: boolean }): JSX.Element {
  if (list) {
    return (
      <div class="calendar__waiting">
        <Skeleton height="64px" />
        <Skeleton height="64px" />
        <Skeleton height="64px" />
      </div>
    )
  }
  return <Skeleton height="min(640px, 70vh)" />
}
