import type { JSX } from 'preact'
import type { Account, Attempt, PostDetail } from '../../api/views.ts'
import { PlatformPost } from '../../composer/preview.tsx'
import { formatDate, formatMoment, formatNumber, t } from '../../i18n/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/controls.tsx'
import { Banner } from '../../ui/feedback.tsx'
import { Icon, type IconName } from '../../ui/icons.tsx'
import { platformName } from '../../ui/platform-icon.tsx'
import { StatusBadge } from '../../ui/status.tsx'

type Target = PostDetail['targets'][number]

export interface TargetCardProps {
  target: Target
  post: PostDetail
  account: Account | null
  /** In which times are told. */
  timeZone: string
  busy: boolean
  mayPublish: boolean
  mayReview: boolean
  onRetry: () => void
  onResolve: (answer: 'live' | 'not-live') => void
}

/** One account of a post: what it receives, and the story of getting it there. */
export function TargetCard(props: TargetCardProps): JSX.Element {
  const { target, post, account, timeZone, busy, mayPublish, mayReview, onRetry, onResolve } = props
  const { platform, status, errorDetail, remoteUrl } = target
  const name = account?.displayName || account?.handle || t('accounts.gone')
  const images = post.media.map(({ mediaId, url, altText }) => ({ id: mediaId, url, altText }))
  return (
    <section class="card target" aria-label={`${platformName(platform)} ${name}`}>
      <header class="target__head">
        <Avatar name={name} src={account?.avatarUrl ?? null} platform={platform} size={38} />
        <div class="target__who">
          <strong>{name}</strong>
          <span>
            {platformName(platform)}
            {account ? ` · ${account.handle}` : ''}
          </span>
        </div>
        <StatusBadge status={status} />
        {remoteUrl ? (
          <a class="button button--small" href={remoteUrl} target="_blank" rel="noopener noreferrer">
            <Icon name="open" />
            {t('post.openLive', { platform: platformName(platform) })}
          </a>
        ) : null}
      </header>
      {status === 'FAILED' ? (
        <Banner
          tone="red"
          actions={
            mayPublish ? (
              <Button size="small" icon="refresh" busy={busy} onClick={onRetry}>
                {t('post.retry')}
              </Button>
            ) : null
          }
        >
          {errorDetail ?? t('post.failed')}
        </Banner>
      ) : null}
      {status === 'NEEDS_REVIEW' && target.errorCode === 'NOT_APPROVED' ? (
        <Banner tone="orange">{t('approval.heldBackHint')}</Banner>
      ) : status === 'NEEDS_REVIEW' ? (
        <Banner
          tone="orange"
          actions={
            mayReview ? (
              <>
                <Button size="small" busy={busy} onClick={() => onResolve('live')}>
                  {t('post.isLive')}
                </Button>
                <Button size="small" busy={busy} onClick={() => onResolve('not-live')}>
                  {t('post.isNotLive')}
                </Button>
              </>
            ) : null
          }
        >
          <strong>{t('post.reviewTitle', { platform: platformName(platform) })}</strong>{' '}
          {errorDetail ?? t('post.reviewText')}
        </Banner>
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
        <Story target={target} timeZone={timeZone} />
      </div>
    </section>
  )
}

interface Step {
  key: string
  icon: IconName
  tone: string
  time: string | null
  text: string
  detail?: string | null
}

/** The attempts in sentences, oldest first. */
function Story({ target, timeZone }: { target: Target; timeZone: string }): JSX.Element {
  const steps = storyOf(target, timeZone)
  return (
    <div class="story">
      <h2>{t('story.title')}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step.key} class={`story__step tone-${step.tone}`}>
            <Icon name={step.icon} />
            <div>
              <p>{step.text}</p>
              {step.detail ? <p class="story__detail">{step.detail}</p> : null}
            </div>
            {step.time ? (
              <time class="numbers" dateTime={step.time}>
                {formatDate(step.time, { hour: 'numeric', minute: '2-digit', second: '2-digit', timeZone })}
              </time>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  )
}

function storyOf(target: Target, timeZone: string): Step[] {
  const platform = platformName(target.platform)
  const steps = target.attempts.flatMap((attempt): Step[] => tellAttempt(attempt, platform))
  const last = target.attempts.at(-1)
  if (target.status === 'QUEUED') {
    const text =
      target.attempts.length === 0
        ? t('story.queued', { time: formatMoment(target.dueAt, timeZone) })
        : t('story.queuedAgain', { time: formatMoment(target.dueAt, timeZone) })
    steps.push({ key: 'queued', icon: 'clock', tone: 'blue', time: null, text })
  } else if (target.status === 'CONFIRMING') {
    steps.push({
      key: 'confirming',
      icon: 'dots',
      tone: 'amber',
      time: null,
      text: t('story.confirming', { platform }),
    })
  } else if (target.status === 'CANCELLED') {
    steps.push({ key: 'cancelled', icon: 'close', tone: 'neutral', time: null, text: t('story.cancelled') })
  } else if (target.status === 'PUBLISHED' && last?.outcome !== 'ACCEPTED') {
    steps.push({
      key: 'found',
      icon: 'check',
      tone: 'green',
      time: target.publishedAt,
      text: t('story.found', { platform }),
    })
  }
  return steps
}

function tellAttempt(attempt: Attempt, platform: string): Step[] {
  const { id, number, startedAt, finishedAt, outcome, errorDetail, httpStatus } = attempt
  const begin: Step = {
    key: `${id} begin`,
    icon: 'send',
    tone: 'neutral',
    time: startedAt,
    text: number === 1 ? t('story.begin', { platform }) : t('story.again', { platform, number }),
  }
  if (!outcome) return [begin]
  const seconds = finishedAt ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000 : null
  const detail = [errorDetail, httpStatus && outcome !== 'ACCEPTED' ? `HTTP ${httpStatus}` : null]
    .filter(Boolean)
    .join(' · ')
  const ends: Record<string, Omit<Step, 'key' | 'time'>> = {
    ACCEPTED: {
      icon: 'check',
      tone: 'green',
      text:
        seconds === null
          ? t('story.accepted', { platform })
          : t('story.acceptedIn', { platform, seconds: formatNumber(seconds, { maximumFractionDigits: 1 }) }),
    },
    REJECTED: { icon: 'alert', tone: 'red', text: t('story.rejected', { platform }), detail },
    NOT_ACCEPTED: { icon: 'warning', tone: 'amber', text: t('story.notAccepted', { platform }), detail },
    UNKNOWN: { icon: 'question', tone: 'orange', text: t('story.unknown', { platform }), detail },
  }
  const end = ends[outcome]
  return end ? [begin, { ...end, key: `${id} end`, time: finishedAt }] : [begin]
}
