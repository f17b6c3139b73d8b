import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { hasHashtag, withHashtag } from '../../../core/drafting/hashtags.ts'
import type { Client } from '../../api/client.ts'
import type { ClipView, SimilarClip } from '../../api/views.ts'
import type { Composer } from '../../composer/model.ts'
import { formatMoment, formatRelative, t } from '../../i18n/index.ts'
import { Button } from '../../ui/controls.tsx'
import { Icon } from '../../ui/icons.tsx'
import { hrefOf } from './calendar-page.tsx'
import './from-page.css'

/** What the page that a post was made from suggests: hashtags to add, and clips of it that somebody made before. */
export function FromPage(props: { client: Client; composer: Composer; clipId: string }): JSX.Element | null {
  const { client, composer, clipId } = props
  const [clip, setClip] = useState<ClipView | null>(null)
  const [similar, setSimilar] = useState<SimilarClip[]>([])
  useEffect(() => {
    let isCurrent = true
    const read = async () => {
      // Without an answer there are just no suggestions.
      const found = await client.call('GET /v1/clips/{clipId}', { params: { clipId } })
      if (!found.ok || !isCurrent) return
      setClip(found.value)
      const { canonicalUrl: url, title } = found.value.clip
      const query = { url, title, except: clipId }
      const others = await client.call('GET /v1/clips/similar', { query })
      if (others.ok && isCurrent) setSimilar(others.value.items)
    }
    void read()
    return () => {
      isCurrent = false
    }
  }, [client, clipId])

  const text = composer.currentText()
  const hashtags = (clip?.hashtags ?? []).filter((hashtag) => !hasHashtag(text, hashtag))
  if (hashtags.length === 0 && similar.length === 0) return null
  return (
    <section class="card from-page" aria-label={t('clipped.title')}>
      {similar.length > 0 ? (
        <div class="from-page__part">
          <h2>{t('clipped.similar')}</h2>
          <ul>
            {similar.map((each) => (
              <li key={each.clipId}>
                <span title={formatMoment(each.createdAt)}>{whose(each)}</span>
                {each.match === 'title' ? (
                  <span class="from-page__nearly" dir="auto">
                    {t('clipped.nearly')} {each.title}
                  </span>
                ) : null}
                {each.postId && each.postStatus ? (
                  <a href={hrefOf({ id: each.postId, status: each.postStatus })}>
                    {t('clipped.open')}
                    <Icon name="right" />
                  </a>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {hashtags.length > 0 ? (
        <div class="from-page__part">
          <h2>{t('clipped.hashtags')}</h2>
          <div class="from-page__hashtags">
            {hashtags.map((hashtag) => (
              <Button
                key={hashtag}
                size="small"
                icon="plus"
                aria-label={t('clipped.add', { hashtag })}
                onClick={() => composer.write(withHashtag(text, hashtag))}
              >
                {hashtag}
              </Button>
            ))}
          </div>
        </div>
      ) : null}
    </section>
  )
}

function whose({ isMine, createdByName, createdAt }: SimilarClip): string {
  const when = formatRelative(createdAt)
  if (isMine) return t('clipped.mine', { when })
  return createdByName === null
    ? t('clipped.somebody', { when })
    : t('clipped.by', { when, name: createdByName })
}
