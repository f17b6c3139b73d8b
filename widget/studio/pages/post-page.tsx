import type { JSX } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Problem } from '../../../core/problem.ts'
import type { Result } from '../../api/result.ts'
import type { Account, PostDetail } from '../../api/views.ts'
import { titleOf } from '../../calendar/event-chip.tsx'
import { loadScheduleDialog } from '../../composer/load-schedule-dialog.ts'
import type { When } from '../../composer/model.ts'
import type { ScheduleDialogProps } from '../../composer/schedule-dialog.tsx'
import { formatMoment, formatRelative, t } from '../../i18n/index.ts'
import { Button, LinkButton } from '../../ui/controls.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Banner, EmptyState, Skeleton } from '../../ui/feedback.tsx'
import { Icon } from '../../ui/icons.tsx'
import { lazy } from '../../ui/lazy.tsx'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { describeProblem } from '../../ui/problems.ts'
import { StatusBadge } from '../../ui/status.tsx'
import { showToast } from '../../ui/toast.tsx'
import { rereadOn } from '../live.ts'
import { navigate } from '../router.ts'
import type { Session } from '../session.ts'
import { PageHead } from '../shell.tsx'
import { SeriesCard } from './series-card.tsx'
import { TargetCard } from './target-card.tsx'
import './post-page.css'

const ScheduleDialog = lazy<ScheduleDialogProps>(loadScheduleDialog)

/** One post: what goes out on each account, and how that went. */
export function PostPage(props: { session: Session; timeZone: string; postId: string }): JSX.Element {
  const { session, timeZone, postId } = props
  const { client } = session
  const [post, setPost] = useState<PostDetail | null>(null)
  const [accounts, setAccounts] = useState<Account[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const [dialog, setDialog] = useState<'move' | 'delete' | null>(null)

  const read = useCallback(async () => {
    const [found, listed] = await Promise.all([
      client.call('GET /v1/posts/{postId}', { params: { postId } }),
      client.call('GET /v1/accounts'),
    ])
    if (listed.ok) setAccounts(listed.value.items)
    if (found.ok) {
      setPost(found.value)
      setProblem(null)
    } else setProblem(found.problem)
  }, [client, postId])

  useEffect(() => {
    void read()
    return rereadOn(
      (event) => event.type === 'post.changed' && event.postId === postId && !event.deleted,
      () => void read(),
    )
  }, [read, postId])

  const act = async (name: string, call: () => Promise<Result<PostDetail>>): Promise<PostDetail | null> => {
    setBusy(name)
    const result = await call()
    setBusy(null)
    if (result.ok) {
      setPost(result.value)
      setProblem(null)
      return result.value
    }
    setProblem(result.problem)
    return null
  }

  if (!post) {
    if (problem?.status === 404) {
      return (
        <EmptyState
          isPage
          icon="question"
          title={t('post.gone')}
          action={<LinkButton href="/calendar">{t('post.toCalendar')}</LinkButton>}
        >
          {t('post.goneHint')}
        </EmptyState>
      )
    }
    return problem ? (
      <Banner
        tone="red"
        urgent
        actions={
          <Button size="small" onClick={() => void read()}>
            {t('common.retry')}
          </Button>
        }
      >
        {describeProblem(problem)}
      </Banner>
    ) : (
      <div class="post__waiting" aria-busy="true">
        <Skeleton height="34px" width="50%" />
        <Skeleton height="280px" />
      </div>
    )
  }

  const { id, revision, status } = post
  const isScheduled = status === 'SCHEDULED'
  const params = { postId: id }
  const toDraft = () =>
    act('cancel', () => client.call('POST /v1/posts/{postId}/cancel', { params, body: { revision } }))
  const publish = () =>
    act('publish', () => client.call('POST /v1/posts/{postId}/publish', { params, body: { revision } }))
  const move = async (when: When) => {
    setDialog(null)
    const moved = await act('move', () =>
      client.call('POST /v1/posts/{postId}/reschedule', { params, body: { revision, ...when } }),
    )
    if (moved?.scheduledAt)
      showToast(t('toast.moved', { time: formatMoment(moved.scheduledAt, moved.timeZone) }))
  }
  const remove = async () => {
    setDialog(null)
    const gone = await client.call('DELETE /v1/posts/{postId}', { params, query: { revision } })
    if (!gone.ok) {
      setProblem(gone.problem)
      return
    }
    navigate('/drafts')
    showToast(t('toast.deleted'), {
      label: t('common.undo'),
      run: async () => {
        const back = await client.call('POST /v1/posts/{postId}/restore', { params })
        if (back.ok) navigate(back.value.status === 'DRAFT' ? `/compose/${id}` : `/posts/${id}`)
        else showToast(describeProblem(back.problem))
      },
    })
  }

  const items: (MenuItem | 'line')[] = [
    ...(isScheduled && session.may('post.publish')
      ? [{ label: t('composer.postNow'), icon: 'send' as const, onSelect: () => void publish() }]
      : []),
    ...(isScheduled && session.may('post.schedule')
      ? [
          { label: t('compose.toDraft'), icon: 'undo' as const, onSelect: () => void toDraft() },
          'line' as const,
        ]
      : []),
    ...(session.may('post.delete')
      ? [
          {
            label: t('composer.delete'),
            icon: 'trash' as const,
            danger: true,
            disabled: status === 'PUBLISHING',
            onSelect: () =>
              post.targets.some((each) => each.status === 'PUBLISHED') ? setDialog('delete') : void remove(),
          },
        ]
      : []),
  ]

  return (
    <>
      <PageHead
        title={shorten(titleOf({ ...post, targets: [] }))}
        back={{ href: '/calendar', label: t('post.toCalendar') }}
      >
        {post.status === 'DRAFT' || isScheduled ? (
          <LinkButton href={`/compose/${id}`} icon="edit">
            {t('posts.edit')}
          </LinkButton>
        ) : null}
        {isScheduled && session.may('post.schedule') ? (
          <Button icon="clock" busy={busy === 'move'} onClick={() => setDialog('move')}>
            {t('calendar.moveTo')}
          </Button>
        ) : null}
        {items.length > 0 ? (
          <Menu
            label={t('posts.actions')}
            triggerClass="button button--icon"
            trigger={<Icon name="more" />}
            items={items}
          />
        ) : null}
      </PageHead>
      <div class="post">
        <p class="post__line" role="status">
          <StatusBadge status={status} />
          {post.scheduledAt ? (
            <span>
              {formatMoment(post.scheduledAt, post.timeZone ?? timeZone)}
              {isScheduled ? ` · ${formatRelative(post.scheduledAt)}` : ''}
            </span>
          ) : null}
        </p>
        {problem ? (
          <Banner tone="red" urgent>
            {describeProblem(problem)}
          </Banner>
        ) : null}
        <SeriesCard session={session} post={post} onChanged={() => void read()} />
        {post.targets.length === 0 ? (
          <EmptyState
            icon="draft"
            title={t('post.notSent')}
            action={
              <LinkButton kind="primary" href={`/compose/${id}`}>
                {t('post.continue')}
              </LinkButton>
            }
          />
        ) : null}
        {post.targets
          .filter(
            (target) =>
              target.status !== 'CANCELLED' || post.targets.every((each) => each.status === 'CANCELLED'),
          )
          .map((target) => (
            <TargetCard
              key={target.id}
              target={target}
              post={post}
              account={accounts.find((account) => account.id === target.accountId) ?? null}
              timeZone={post.timeZone ?? timeZone}
              busy={busy === target.id}
              mayPublish={session.may('post.publish')}
              mayReview={session.may('post.review')}
              onRetry={() =>
                act(target.id, () =>
                  client.call('POST /v1/targets/{targetId}/retry', {
                    params: { targetId: target.id },
                    body: {},
                  }),
                )
              }
              onResolve={(answer) =>
                act(target.id, () =>
                  client.call('POST /v1/targets/{targetId}/resolve', {
                    params: { targetId: target.id },
                    body: { answer },
                  }),
                )
              }
            />
          ))}
      </div>
      {dialog === 'move' ? (
        <ScheduleDialog
          title={t('schedule.change')}
          when={post.wallTime && post.timeZone ? { wallTime: post.wallTime, timeZone: post.timeZone } : null}
          timeZone={timeZone}
          busy={busy === 'move'}
          onClose={() => setDialog(null)}
          onChoose={(when) => void move(when)}
        />
      ) : null}
      {dialog === 'delete' ? (
        <Dialog
          title={t('post.deleteTitle')}
          onClose={() => setDialog(null)}
          footer={
            <>
              <Button onClick={() => setDialog(null)}>{t('common.cancel')}</Button>
              <Button kind="danger" onClick={() => void remove()}>
                {t('composer.delete')}
              </Button>
            </>
          }
        >
          <p>{t('post.deletePublished')}</p>
        </Dialog>
      ) : null}
    </>
  )
}

function shorten(text: string): string {
  const line = text.split('\n')[0] ?? ''
  return line.length > 80 ? `${line.slice(0, 78).trimEnd()}…` : line
}
