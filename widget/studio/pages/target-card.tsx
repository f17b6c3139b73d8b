import type { JSX } from 'preact'
import type { Client } from '../../api/client.ts'
import type { Account, PostDetail, TargetStory } from '../../api/views.ts'
import { PlatformPost } from '../../composer/preview.tsx'
import { t } from '../../i18n/index.ts'
import { ReviewAnswer } from '../../review/index.ts'
import { Button } from '../../ui/controls.tsx'
import { Banner, Skeleton } from '../../ui/feedback.tsx'
import { Icon } from '../../ui/icons.tsx'
import { platformName } from '../../ui/platform-icon.tsx'
import { StatusBadge } from '../../ui/status.tsx'
import { explain, summarise, tellTarget } from '../story/tell.ts'
import { Timeline } from '../story/timeline.tsx'
import { AccountHead } from './account-head.tsx'

type Target = PostDetail['targets'][number]

export interface TargetCardProps {
  target: Target
  post: PostDetail
  account: Account | null
  client: Client
  /** Null until it is loaded; `missing` when that failed. */
  story: TargetStory | 'missing' | null
  /** In which times are told. */
  timeZone: string
  busy: boolean
  mayPublish: boolean
  mayReview: boolean
  canBeTakenBack: boolean
  onRetry: () => void
  onAnswered: (post: PostDetail) => void
}

/** One account of a post: what it receives, and the story of getting it there. */
export function TargetCard(props: TargetCardProps): JSX.Element {
  const { target, post, account, client, story, timeZone, busy, mayPublish, mayReview } = props
  const { platform, status, remoteUrl } = target
  const name = account?.displayName || account?.handle || t('accounts.gone')
  const images = post.media.map(({ mediaId, url, altText }) => ({ id: mediaId, url, altText }))
  return (
    <section class="card target" aria-label={`${platformName(platform)} ${name}`}>
      <AccountHead
        name={name}
        platform={platform}
        handle={account?.handle ?? null}
        avatarUrl={account?.avatarUrl ?? null}
      >
        <StatusBadge status={status} />
        {remoteUrl ? (
          <a class="button button--small" href={remoteUrl} target="_blank" rel="noopener noreferrer">
            <Icon name="open" />
            {t('post.openLive', { platform: platformName(platform) })}
          </a>
        ) : null}
      </AccountHead>
      {status === 'FAILED' ? (
        <Banner
          tone="red"
          actions={
            mayPublish ? (
              <Button size="small" icon="refresh" busy={busy} onClick={props.onRetry}>
                {t('post.retry')}
              </Button>
            ) : null
          }
        >
          <Explanation target={target} />
          {mayPublish && post.targets.length > 1 ? (
            <p class="target__hint">{t('retry.hintOne', { platform: platformName(platform) })}</p>
          ) : null}
        </Banner>
      ) : null}
      {status === 'NEEDS_REVIEW' && target.errorCode === 'NOT_APPROVED' ? (
        <Banner tone="orange">{t('approval.heldBackHint')}</Banner>
      ) : status === 'NEEDS_REVIEW' ? (
        <div class="target__question">
          <Banner tone="orange">
            <Explanation target={target} />
          </Banner>
          {mayReview ? (
            <ReviewAnswer
              client={client}
              target={target}
              post={post}
              profileUrl={account?.profileUrl ?? null}
              isUsable={account?.status === 'ACTIVE'}
              canBeTakenBack={props.canBeTakenBack}
              onAnswered={props.onAnswered}
              waiting={<Skeleton height="30px" width="280px" />}
            />
          ) : (
            <p class="target__hint">{t('review.mayNot')}</p>
          )}
        </div>
      ) : null}
      <div class="target__body">
        {target.content ? (
          <PlatformPost
            account={{
              platform,
              displayName: name,
              handle: account?.handle ?? '',
              avatarUrl: account?.avatarUrl ?? null,
            }}
            content={target.content}
            images={images}
            cardImageUrl={target.content.card?.imageMediaId ? post.linkImageUrl : null}
          />
        ) : null}
        <Story story={story} timeZone={timeZone} />
      </div>
    </section>
  )
}

/** What went wrong, whether it is live, and what one can do. */
function Explanation({ target }: { target: Target }): JSX.Element {
  const { what, certainty, todo } = explain(target, platformName(target.platform))
  return (
    <>
      <strong>{what}</strong> {certainty}
      <p>{todo}</p>
    </>
  )
}

function Story({
  story,
  timeZone,
}: {
  story: TargetStory | 'missing' | null
  timeZone: string
}): JSX.Element {
  if (story === null) return <Skeleton height="120px" />
  if (story === 'missing') return <p class="target__hint">{t('story.missing')}</p>
  const steps = tellTarget(story, timeZone)
  return (
    <div class="story">
      <h2>{t('story.title')}</h2>
      <p class="story__summary">{summarise(story, timeZone)}</p>
      {steps.length > 0 ? <Timeline steps={steps} timeZone={timeZone} /> : null}
    </div>
  )
}
