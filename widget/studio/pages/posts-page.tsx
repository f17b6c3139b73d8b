import type { JSX } from 'preact'
import { useCallback } from 'preact/hooks'
import type { PostStatus } from '../../../core/states.ts'
import type { PostSummary } from '../../api/views.ts'
import { PostRow } from '../../calendar/post-row.tsx'
import { formatMoment, type TextKey, t } from '../../i18n/index.ts'
import { Button, LinkButton } from '../../ui/controls.tsx'
import { EmptyState, Skeleton } from '../../ui/feedback.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/menu.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import { describeProblem } from '../../ui/problems.ts'
import { showToast } from '../../ui/toast.tsx'
import { navigate, query } from '../router.ts'
import type { Session } from '../session.ts'
import { PageHead } from '../shell.tsx'
import { approvalText, lacksApproval } from './approval-words.ts'
import { hrefOf } from './calendar-page.tsx'
import { useAccounts } from './use-accounts.ts'
import { type PartOfList, useList } from './use-list.ts'
import './posts-page.css'

const filters = [
  'DRAFT',
  'PENDING_APPROVAL',
  'APPROVED',
  'SCHEDULED',
  'PUBLISHED',
  'NEEDS_REVIEW',
  'PARTIALLY_PUBLISHED',
  'FAILED',
] as const satisfies readonly PostStatus[]
type Filter = (typeof filters)[number] | 'UNAPPROVED' | 'ALL'

const perPage = 30

/** Posts by status, newest first. */
export function PostsPage({ session, timeZone }: { session: Session; timeZone: string }): JSX.Element {
  const asked = query.value.get('status')
  const requiresApproval = session.organization.value?.requiresApproval ?? false
  const shown: readonly Filter[] = [...filters, ...(requiresApproval ? (['UNAPPROVED'] as const) : []), 'ALL']
  const filter = shown.find((each) => each === asked) ?? 'DRAFT'
  const list = usePosts(session, filter)
  const { items: posts, problem, loading } = list
  const accounts = useAccounts(session)

  const remove = async (post: PostSummary) => {
    const gone = await session.client.call('DELETE /v1/posts/{postId}', {
      params: { postId: post.id },
      query: { revision: post.revision },
    })
    if (!gone.ok) {
      showToast(describeProblem(gone.problem))
      return
    }
    void list.reload()
    showToast(t('toast.deleted'), {
      label: t('common.undo'),
      run: async () => {
        const back = await session.client.call('POST /v1/posts/{postId}/restore', {
          params: { postId: post.id },
        })
        if (back.ok) void list.reload()
        else showToast(describeProblem(back.problem))
      },
    })
  }

  const queue = async (post: PostSummary) => {
    const params = { postId: post.id }
    const done = await session.client.call('POST /v1/posts/{postId}/queue', {
      params,
      body: { revision: post.revision },
    })
    if (!done.ok) {
      showToast(describeProblem(done.problem))
      return
    }
    const { revision, scheduledAt, timeZone: zone } = done.value
    void list.reload()
    showToast(t('toast.queued', { time: scheduledAt ? formatMoment(scheduledAt, zone) : '' }), {
      label: t('common.undo'),
      run: async () => {
        const back = await session.client.call('POST /v1/posts/{postId}/cancel', {
          params,
          body: { revision },
        })
        if (back.ok) void list.reload()
        else showToast(describeProblem(back.problem))
      },
    })
  }

  return (
    <>
      <PageHead title={t('nav.posts')} hint={t('posts.hint')}>
        <LinkButton icon="question" href="/review" class="posts__review">
          {t('review.nav')}
        </LinkButton>
        <LinkButton icon="repeat" href="/series">
          {t('series.all')}
        </LinkButton>
      </PageHead>
      <nav class="filters" aria-label={t('posts.filter')}>
        {shown.map((each) => (
          <a
            key={each}
            href={`/drafts?status=${each}`}
            class="filter"
            aria-current={each === filter || undefined}
          >
            {t(`posts.${each}` satisfies TextKey)}
          </a>
        ))}
      </nav>
      {problem ? <ProblemBanner problem={problem} onRetry={() => void list.reload()} /> : null}
      {posts === null && !problem ? (
        <div class="posts__waiting" aria-busy="true">
          {[0, 1, 2, 3].map((each) => (
            <Skeleton key={each} height="64px" />
          ))}
        </div>
      ) : null}
      {posts?.length === 0 ? (
        <EmptyState
          icon="posts"
          title={t(filter === 'DRAFT' ? 'posts.noDrafts' : 'posts.none')}
          action={
            filter === 'DRAFT' && session.may('post.create') ? (
              <LinkButton kind="primary" icon="plus" href="/compose">
                {t('posts.writeFirst')}
              </LinkButton>
            ) : null
          }
        >
          {t(filter === 'DRAFT' ? 'posts.noDraftsHint' : 'posts.noneHint')}
        </EmptyState>
      ) : null}
      {posts && posts.length > 0 ? (
        <ul class="rows">
          {posts.map((post) => (
            <PostRow
              key={post.id}
              post={post}
              accounts={accounts}
              timeZone={post.timeZone ?? timeZone}
              withDay
              note={<ApprovalNote post={post} requiresApproval={requiresApproval} timeZone={timeZone} />}
              href={hrefOf(post)}
              actions={
                <Menu
                  label={t('posts.actions')}
                  triggerClass="button button--quiet button--icon button--small"
                  trigger={<Icon name="more" />}
                  items={[
                    {
                      label: t(post.status === 'DRAFT' ? 'posts.edit' : 'calendar.open'),
                      icon: post.status === 'DRAFT' ? 'edit' : 'open',
                      onSelect: () => navigate(hrefOf(post)),
                    },
                    ...(post.status === 'DRAFT' && session.may('post.schedule')
                      ? [{ label: t('queue.add'), icon: 'clock' as const, onSelect: () => void queue(post) }]
                      : []),
                    ...(session.may('post.delete')
                      ? [
                          {
                            label: t('composer.delete'),
                            icon: 'trash' as const,
                            danger: true,
                            disabled: post.status === 'PUBLISHING',
                            onSelect: () => void remove(post),
                          },
                        ]
                      : []),
                  ]}
                />
              }
            />
          ))}
        </ul>
      ) : null}
      {list.hasMore ? (
        <div class="posts__more">
          <Button busy={loading} onClick={() => void list.more()}>
            {t('posts.more')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** Who approved it, or that it will be held back because nobody did. */
function ApprovalNote(props: {
  post: PostSummary
  requiresApproval: boolean
  timeZone: string
}): JSX.Element | null {
  const { post, requiresApproval, timeZone } = props
  if (lacksApproval(post, requiresApproval)) {
    return (
      <span class="status tone-orange">
        <Icon name="warning" />
        {t('approval.none')}
      </span>
    )
  }
  if (!post.approval || (post.status !== 'SCHEDULED' && post.status !== 'APPROVED')) return null
  return <span class="posts__approved">{approvalText(post.approval, timeZone)}</span>
}

function queryOf(filter: Filter) {
  if (filter === 'ALL') return {}
  return filter === 'UNAPPROVED'
    ? { status: 'SCHEDULED' as const, approval: 'missing' as const }
    : { status: filter }
}

function usePosts({ client }: Session, filter: Filter) {
  const ask = useCallback(
    (part: PartOfList) => client.call('GET /v1/posts', { query: { ...part, ...queryOf(filter) } }),
    [client, filter],
  )
  return useList<PostSummary>(ask, perPage, ({ type }) => type === 'post.changed')
}
