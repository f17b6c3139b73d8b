import type { JSX } from 'preact'
import { useCallback, useRef } from 'preact/hooks'
import type { ReviewItem } from '../../api/views.ts'
import { PlatformPost } from '../../composer/preview.tsx'
import { formatMoment, t } from '../../i18n/index.ts'
import { ReviewAnswer } from '../../review/index.ts'
import { Button, LinkButton } from '../../ui/controls.tsx'
import { EmptyState, Skeleton } from '../../ui/feedback.tsx'
import { platformName } from '../../ui/platform-icon.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import type { Session } from '../session.ts'
import { PageHead } from '../shell.tsx'
import { explain } from '../story/tell.ts'
import { waitingCount } from '../waiting.ts'
import { AccountHead } from './account-head.tsx'
import { type PartOfList, useList } from './use-list.ts'
import './review-page.css'

const perPage = 30

/** Everything that waits for a person: each with what it is, why it waits, and the buttons to decide. */
export function ReviewPage({ session, timeZone }: { session: Session; timeZone: string }): JSX.Element {
  const { items, problem, hasMore, loading, reload, more } = useReviews(session)
  const list = useRef<HTMLDivElement>(null)
  const mayReview = session.may('post.review')

  /** Goes on to what is next, so that whoever uses the keyboard stays in the list. */
  const goOn = async (answered: ReviewItem) => {
    const at = items?.findIndex(({ targetId }) => targetId === answered.targetId) ?? 0
    await reload()
    requestAnimationFrame(() => {
      const cards = list.current?.querySelectorAll<HTMLElement>('.review') ?? []
      const next = cards[Math.min(at, cards.length - 1)] ?? list.current
      next?.focus()
    })
  }

  return (
    <>
      <PageHead title={t('review.title')} hint={t('review.hint')} />
      <div class="reviews" ref={list} tabIndex={-1} aria-busy={items === null && !problem}>
        <p class="visually-hidden" role="status">
          {items ? t('review.count', { count: waitingCount.value }) : ''}
        </p>
        {problem ? <ProblemBanner problem={problem} onRetry={() => void reload()} /> : null}
        {items === null && !problem ? (
          <>
            <Skeleton height="260px" />
            <Skeleton height="260px" />
          </>
        ) : null}
        {items?.length === 0 ? (
          <EmptyState icon="check" title={t('review.none')}>
            {t('review.noneHint')}
          </EmptyState>
        ) : null}
        {items?.map((item) => (
          <Review
            key={item.targetId}
            item={item}
            session={session}
            timeZone={item.timeZone ?? timeZone}
            mayReview={mayReview}
            onAnswered={() => void goOn(item)}
          />
        ))}
        {hasMore ? (
          <div class="posts__more">
            <Button busy={loading} onClick={() => void more()}>
              {t('review.more')}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  )
}

function Review(props: {
  item: ReviewItem
  session: Session
  timeZone: string
  mayReview: boolean
  onAnswered: () => void
}): JSX.Element {
  const { item, session, timeZone, mayReview, onAnswered } = props
  const { account, code, content } = item
  const platform = platformName(item.platform)
  const name = account.displayName || account.handle
  const { what, certainty, todo } = explain({ status: 'NEEDS_REVIEW', errorCode: code }, platform)
  return (
    <article class="card review" tabIndex={-1} aria-label={`${platform} ${name}`}>
      <AccountHead name={name} platform={item.platform} handle={account.handle} avatarUrl={account.avatarUrl}>
        <LinkButton size="small" kind="quiet" href={`/posts/${item.postId}`}>
          {t('review.openPost')}
        </LinkButton>
      </AccountHead>
      <div class="review__body">
        <PlatformPost
          account={{ ...account, displayName: name, platform: item.platform }}
          content={content}
          images={item.images}
          cardImageUrl={item.cardImageUrl}
        />
        <div class="review__decide">
          <h2>{t(item.isHeldBack ? 'review.held' : 'review.unsure')}</h2>
          <p>
            {what} {certainty}
          </p>
          <p class="review__todo">{todo}</p>
          <p class="review__times numbers">
            {t('review.planned', { time: formatMoment(item.scheduledAt, timeZone) })}
            {item.triedAt ? (
              <span>{t('review.tried', { time: formatMoment(item.triedAt, timeZone) })}</span>
            ) : null}
          </p>
          {mayReview ? (
            <ReviewAnswer
              client={session.client}
              target={{ id: item.targetId, platform: item.platform, errorCode: code }}
              post={{ id: item.postId, revision: item.revision }}
              profileUrl={account.profileUrl}
              isUsable={account.isUsable}
              canBeTakenBack={item.canBeTakenBack && session.may('post.schedule')}
              onAnswered={onAnswered}
              waiting={<Skeleton height="30px" width="280px" />}
            />
          ) : (
            <p class="review__times">{t('review.mayNot')}</p>
          )}
        </div>
      </div>
    </article>
  )
}

/** The list, and the count beside the way to it, which comes along. */
function useReviews({ client }: Session) {
  const ask = useCallback(
    async (part: PartOfList) => {
      const page = await client.call('GET /v1/targets/review', { query: { ...part } })
      if (page.ok) waitingCount.value = page.value.waiting
      return page
    },
    [client],
  )
  return useList<ReviewItem>(
    ask,
    perPage,
    ({ type }) => type === 'post.changed' || type === 'account.changed',
  )
}
