import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { hasHashtag, suggestHashtags } from '../../core/drafting/hashtags.ts'
import type { PlatformId } from '../../core/platforms/index.ts'
import type { SimilarClip } from '../../widget/api/views.ts'
import { clippedTexts } from '../../widget/i18n/clipped.ts'
import { formatList, formatRelative, loadTexts, t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { PlatformIcon, platformName } from '../../widget/ui/platform-icon.tsx'
import { apiFor } from '../account/api.ts'
import { readSession } from '../account/session.ts'
import { addHashtag } from '../drafts/by-template.ts'
import type { Draft } from '../drafts/draft.ts'
import { variantsOf } from '../drafts/suggestion.ts'
import { foundTexts } from '../found-texts.ts'
import { memory } from '../storage/browser-store.ts'
import { Found } from './found.tsx'
import { changeDraft, directory, server } from './state.ts'
import './from-page.css'

interface Props {
  draft: Draft
  clip: NonNullable<Draft['clip']>
}

/** The part with its texts; it comes once the popup is ready to type in. */
export async function load(): Promise<ComponentType<Props>> {
  await Promise.all([loadTexts(clippedTexts), loadTexts(foundTexts)])
  return FromPage
}

/** What else there is to say about the page: who clipped it before, what else it gives, other words for platforms, hashtags. */
function FromPage({ draft, clip }: Props): JSX.Element {
  const similar = useSimilar(clip.canonicalUrl, clip.title)
  const hashtags = suggestHashtags(clip).filter((hashtag) => !hasHashtag(draft.text, hashtag))
  return (
    <>
      {similar.length > 0 ? (
        <ul class="from-page" aria-label={t('clipped.similar')}>
          {similar.map((each) => (
            <li key={each.clipId}>
              {t('clipped.similar')} {whose(each)}
              {each.match === 'title' ? (
                <span>
                  {' '}
                  {t('clipped.nearly')} <bdi>{each.title}</bdi>
                </span>
              ) : null}
              {each.postId ? (
                <>
                  {' '}
                  <a href={`${server.value}/posts/${each.postId}`} target="_blank" rel="noopener">
                    {t('clipped.open')}
                  </a>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <Found draft={draft} clip={clip} />
      <OtherWords draft={draft} />
      {hashtags.length > 0 ? (
        <fieldset class="from-page__hashtags" aria-label={t('clipped.hashtags')}>
          {hashtags.map((hashtag) => (
            <Button
              key={hashtag}
              size="small"
              aria-label={t('clipped.add', { hashtag })}
              onClick={() => changeDraft(addHashtag(draft, hashtag, directory.value))}
            >
              <bdi>{hashtag}</bdi>
            </Button>
          ))}
        </fieldset>
      ) : null}
    </>
  )
}

/** The words of chosen platforms that do not get those in the field. */
function OtherWords({ draft }: { draft: Draft }): JSX.Element | null {
  const chosen = new Set(
    directory.value?.accounts
      .filter(({ id }) => draft.accountIds.includes(id))
      .map(({ platform }) => platform),
  )
  const variants = Object.entries(variantsOf(draft)).filter(([platform]) =>
    chosen.has(platform as PlatformId),
  )
  if (variants.length === 0) return null
  const platforms = formatList(variants.map(([platform]) => platformName(platform as PlatformId)))
  return (
    <details class="from-page__words">
      <summary>{t('clipped.otherWords', { platforms })}</summary>
      {variants.map(([platform, text]) => (
        <p key={platform} dir="auto">
          <PlatformIcon platform={platform as PlatformId} labelled /> {text}
        </p>
      ))}
    </details>
  )
}

/** Earlier clips, at most two; none while nobody is signed in or the server is out of reach. */
function useSimilar(url: string, title: string): SimilarClip[] {
  const [similar, setSimilar] = useState<SimilarClip[]>([])
  useEffect(() => {
    let isCurrent = true
    const look = async () => {
      const session = await readSession(memory, server.value)
      const organizationId = directory.value?.organizationId ?? null
      if (session === null || organizationId === null) return
      const found = await apiFor({ session, organizationId }).call('GET /v1/clips/similar', {
        query: { url, title },
      })
      if (found.ok && isCurrent) setSimilar(found.value.items.slice(0, 2))
    }
    void look()
    return () => {
      isCurrent = false
    }
  }, [url, title, directory.value?.organizationId])
  return similar
}

function whose({ isMine, createdByName, createdAt }: SimilarClip): string {
  const when = formatRelative(createdAt)
  if (isMine) return t('clipped.mine', { when })
  return createdByName === null
    ? t('clipped.somebody', { when })
    : t('clipped.by', { when, name: createdByName })
}
