import type { JSX } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { editablePostStatuses } from '../../../core/states.ts'
import { pageStorage } from '../../composer/backup.ts'
import { Composer } from '../../composer/composer.tsx'
import { createComposer } from '../../composer/model.ts'
import { formatMoment, t } from '../../i18n/index.ts'
import { Button, LinkButton } from '../../ui/controls.tsx'
import { Banner } from '../../ui/feedback.tsx'
import { showToast } from '../../ui/toast.tsx'
import { listen } from '../live.ts'
import { navigate, query } from '../router.ts'
import type { Membership, Session } from '../session.ts'
import { PageHead } from '../shell.tsx'
import { SentBack } from './approval-panel.tsx'
import { FromPage } from './from-page.tsx'
import './post-page.css'

const wallTimePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

export function ComposePage(props: {
  session: Session
  organization: Membership
  postId?: string
}): JSX.Element {
  const { session, organization, postId } = props
  const { id: organizationId, timeZone } = organization
  const at = query.value.get('at') ?? ''
  const composer = useMemo(
    () =>
      createComposer({
        client: session.client,
        storage: pageStorage(),
        backupKey: `allin.draft.${organizationId}`,
        timeZone,
        may: session.may,
        requiresApproval: () => session.organization.value?.requiresApproval ?? false,
        ...(postId ? { postId } : {}),
        ...(wallTimePattern.test(at) ? { initialWallTime: at } : {}),
        onEvent: ({ kind, post, before }) => {
          // A reload comes back to this draft; the page itself stays as it is.
          if (kind === 'saved' && !postId) history.replaceState(null, '', `/compose/${post.id}`)
          if (kind === 'asked') showToast(t('toast.asked'))
          // Other words in a scheduled post may mean that it waits for approval now.
          if (before === 'SCHEDULED' && post.status === 'PENDING_APPROVAL') showToast(t('toast.asked'))
          if (kind === 'asked' || kind === 'scheduled' || kind === 'publishing') navigate(`/posts/${post.id}`)
          if (kind === 'restored' || kind === 'cancelled') navigate(`/compose/${post.id}`)
        },
      }),
    [session, organizationId, timeZone, postId, at],
  )
  useEffect(() => {
    void composer.start()
    const stop = listen({ onEvent: composer.noticeEvent, onRefresh: composer.refresh })
    return () => {
      stop()
      composer.stop()
    }
  }, [composer])

  const post = composer.post.value
  const ready = composer.loading.value.kind === 'ready'
  useEffect(() => {
    if (ready && post && !editablePostStatuses.includes(post.status)) {
      navigate(`/posts/${post.id}`, { replace: true })
    }
  }, [composer, ready, post])

  const isHandedIn = composer.isHandedIn.value
  const asksAfterEdit = organization.requiresApproval && !session.may('post.approve')
  const title = composer.isScheduled.value
    ? t('compose.scheduledTitle')
    : postId
      ? t('compose.editTitle')
      : t('compose.title')
  return (
    <>
      <PageHead title={title} />
      <Composer
        composer={composer}
        timeZone={timeZone}
        autofocus={!postId}
        accountsHref="/accounts"
        showOutcome={false}
        postHref={(id) => `/posts/${id}`}
        onSaved={() => navigate(post && isHandedIn ? `/posts/${post.id}` : '/drafts')}
        onDeleted={() => navigate('/drafts')}
      >
        {post ? <SentBack post={post} /> : null}
        {post?.status === 'PENDING_APPROVAL' ? (
          <Banner tone="amber" icon="clock">
            {t('approval.waitsNote')}
          </Banner>
        ) : null}
        {post?.status === 'APPROVED' ? <Banner tone="green">{t('approval.approvedNote')}</Banner> : null}
        {post?.recurrenceId ? (
          <Banner
            icon="repeat"
            actions={
              <LinkButton size="small" href={`/posts/${post.id}`}>
                {t('series.toSeries')}
              </LinkButton>
            }
          >
            {t('series.onlyThis')}
          </Banner>
        ) : null}
        {composer.isScheduled.value && post?.scheduledAt ? (
          <Banner
            tone="blue"
            icon="clock"
            actions={
              session.may('post.schedule') ? (
                <Button
                  size="small"
                  busy={composer.work.value === 'cancel'}
                  onClick={() => void composer.cancel()}
                >
                  {t('compose.toDraft')}
                </Button>
              ) : null
            }
          >
            {t(asksAfterEdit ? 'approval.scheduledNote' : 'compose.scheduledFor', {
              time: formatMoment(post.scheduledAt, post.timeZone),
            })}
          </Banner>
        ) : null}
        {post?.clipId ? <FromPage client={session.client} composer={composer} clipId={post.clipId} /> : null}
      </Composer>
    </>
  )
}
