import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { isCertainlyOffline } from '../../../core/holds.ts'
import type { Problem } from '../../../core/problem.ts'
import type { PostStory } from '../../api/views.ts'
import { titleOf } from '../../calendar/event-chip.tsx'
import type { When } from '../../composer/deciding.ts'
import { loadScheduleDialog } from '../../composer/load-schedule-dialog.ts'
import type { ScheduleDialogProps } from '../../composer/schedule-dialog.tsx'
import { warningsAbout } from '../../composer/warnings-part.ts'
import { formatMoment, formatRelative, t } from '../../i18n/index.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Button, LinkButton } from '../../ui/controls.tsx'
import { Banner, EmptyState, Skeleton } from '../../ui/feedback.tsx'
import { Icon } from '../../ui/icons.tsx'
import { lazy } from '../../ui/lazy.tsx'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import { describeProblem } from '../../ui/problems.ts'
import { StatusBadge } from '../../ui/status.tsx'
import { showToast } from '../../ui/toast.tsx'
import { navigate } from '../router.ts'
import type { Session } from '../session.ts'
import { PageHead } from '../shell.tsx'
import { tellPost } from '../story/tell.ts'
import { Timeline } from '../story/timeline.tsx'
import { ApprovalPanel } from './approval-panel.tsx'
import { PostPreviews } from './post-previews.tsx'
import { SeriesCard } from './series-card.tsx'
import { TargetCard } from './target-card.tsx'
import { usePost } from './use-post.ts'
import './post-page.css'

const ScheduleDialog = lazy<ScheduleDialogProps>(loadScheduleDialog)

/** One post: what goes out on each account, and how that went. */
export function PostPage(props: { session: Session; timeZone: string; postId: string }): JSX.Element {
  const { session, timeZone, postId } = props
  const { client } = session
  const { post, accounts, story, problem, setProblem, busy, read, act, adopt } = usePost(session, postId)
  const heading = useRef<HTMLParagraphElement>(null)
  const [dialog, setDialog] = useState<'move' | 'delete' | null>(null)

  if (!post) return <NoPost problem={problem} onRetry={() => void read()} />

  const { id, revision, status } = post
  const isScheduled = status === 'SCHEDULED'
  // Handed in, and in no queue: targets it may have had are of earlier times.
  const isHandedIn = status === 'PENDING_APPROVAL' || status === 'APPROVED'
  const mayEdit = session.may(isScheduled ? 'post.schedule' : 'post.edit')
  const params = { postId: id }
  const toDraft = () =>
    act('cancel', () => client.call('POST /v1/posts/{postId}/cancel', { params, body: { revision } }))
  const publish = () =>
    act('publish', () => client.call('POST /v1/posts/{postId}/publish', { params, body: { revision } }))
  const move = async (when: When) => {
    setDialog(null)
    const moved = await act('move', () =>
      client.call(isScheduled ? 'POST /v1/posts/{postId}/reschedule' : 'POST /v1/posts/{postId}/schedule', {
        params,
        body: { revision, ...when },
      }),
    )
    if (moved?.scheduledAt)
      showToast(
        t(isScheduled ? 'toast.moved' : 'toast.scheduled', {
          time: formatMoment(moved.scheduledAt, moved.timeZone),
        }),
      )
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

  const failed = post.targets.filter((target) => target.status === 'FAILED')
  const retry = (name: string, targetIds: string[]) =>
    act(name, () => client.call('POST /v1/posts/{postId}/retry', { params, body: { targetIds } }))
  const open = post.targets.filter((target) => target.status !== 'CANCELLED')
  const canBeTakenBack = session.may('post.schedule') && open.every(isCertainlyOffline)

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
      <PageHead title={shorten(titleOf(post))} back={{ href: '/calendar', label: t('post.toCalendar') }}>
        {(post.status === 'DRAFT' || isHandedIn || isScheduled) && mayEdit ? (
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
        <p class="post__line" role="status" tabIndex={-1} ref={heading}>
          <StatusBadge status={status} />
          {post.scheduledAt ? (
            <span>
              {formatMoment(post.scheduledAt, post.timeZone ?? timeZone)}
              {isScheduled ? ` · ${formatRelative(post.scheduledAt)}` : ''}
            </span>
          ) : null}
        </p>
        {problem ? <ProblemBanner problem={problem} /> : null}
        <SeriesCard session={session} post={post} onChanged={() => void read()} />
        <ApprovalPanel
          session={session}
          post={post}
          timeZone={post.timeZone ?? timeZone}
          busy={busy}
          act={act}
          onSchedule={() => setDialog('move')}
          onPublish={() => void publish()}
        />
        {isHandedIn ? <PostPreviews post={post} accounts={accounts} /> : null}
        {post.targets.length === 0 && !isHandedIn ? (
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
        {failed.length > 1 && session.may('post.publish') ? (
          <Banner
            tone="red"
            actions={
              <Button
                size="small"
                icon="refresh"
                busy={busy === 'retry'}
                onClick={() =>
                  void retry(
                    'retry',
                    failed.map((target) => target.id),
                  )
                }
              >
                {t('retry.these', { count: failed.length })}
              </Button>
            }
          >
            <strong>{t('retry.title', { count: failed.length })}</strong> {t('retry.hint')}
          </Banner>
        ) : null}
        {post.targets
          .filter(
            (target) =>
              target.status !== 'CANCELLED' ||
              (!isHandedIn && post.targets.every((each) => each.status === 'CANCELLED')),
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
              client={client}
              story={story === null || story === 'missing' ? story : storyOf(story, target.id)}
              canBeTakenBack={canBeTakenBack}
              onRetry={() => void retry(target.id, [target.id])}
              onAnswered={(answered) => {
                adopt(answered)
                heading.current?.focus()
              }}
            />
          ))}
        {story && story !== 'missing' && story.entries.length > 0 ? (
          <details class="card history">
            <summary>{t('story.history')}</summary>
            {story.isShortened ? <p class="target__hint">{t('story.shortened')}</p> : null}
            <Timeline
              steps={tellPost(story.entries, post.timeZone ?? timeZone)}
              timeZone={post.timeZone ?? timeZone}
            />
          </details>
        ) : null}
      </div>
      {dialog === 'move' ? (
        <ScheduleDialog
          title={t(isScheduled ? 'schedule.change' : 'schedule.title')}
          when={post.wallTime && post.timeZone ? { wallTime: post.wallTime, timeZone: post.timeZone } : null}
          timeZone={timeZone}
          busy={busy === 'move'}
          warnings={warningsAbout(client, id, { accounts, timeZone, postHref: (other) => `/posts/${other}` })}
          onClose={() => setDialog(null)}
          onChoose={(when) => void move(when)}
        />
      ) : null}
      {dialog === 'delete' ? (
        <ConfirmDialog
          title={t('post.deleteTitle')}
          confirm={t('composer.delete')}
          onConfirm={() => void remove()}
          onClose={() => setDialog(null)}
        >
          {t('post.deletePublished')}
        </ConfirmDialog>
      ) : null}
    </>
  )
}

/** What stands there while the post is on its way, is gone, or cannot be read. */
function NoPost({ problem, onRetry }: { problem: Problem | null; onRetry: () => void }): JSX.Element {
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
    <ProblemBanner problem={problem} onRetry={onRetry} />
  ) : (
    <div class="post__waiting" aria-busy="true">
      <Skeleton height="34px" width="50%" />
      <Skeleton height="280px" />
    </div>
  )
}

const storyOf = (story: PostStory, targetId: string) =>
  story.targets.find((each) => each.targetId === targetId) ?? null

function shorten(text: string): string {
  const line = text.split('\n')[0] ?? ''
  return line.length > 80 ? `${line.slice(0, 78).trimEnd()}…` : line
}
