import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import type { Draft } from '../drafts/draft.ts'
import { changeDraft, waitsForPage } from './state.ts'
import { useLater } from './use-later.ts'

/** The page that the post is about: its card, whether it is linked, and which of its images takes part. */
export function PageCard({ draft }: { draft: Draft }): JSX.Element | null {
  const [broken, setBroken] = useState<string | null>(null)
  const FromPage = useLater(() => import('./from-page.tsx').then(({ load }) => load()))
  const PagePictures = useLater(() =>
    import('../pictures/page-pictures.tsx').then(({ loadPagePictures }) => loadPagePictures()),
  )
  const { clip, image } = draft
  if (waitsForPage(draft))
    return <div class="skeleton skeleton--page" role="status" aria-label={t('extension.clipping')} />
  if (clip === null) return null
  const shown = draft.imageUse === 'none' ? null : image
  return (
    <section class="page" aria-label={t('extension.page')}>
      <div class={`page__card ${draft.withLink ? '' : 'page__card--off'}`}>
        {shown && shown.url !== broken ? (
          <img
            class="thumbnail page__image"
            src={shown.url}
            alt={shown.alt ?? ''}
            referrerpolicy="no-referrer"
            onError={() => setBroken(shown.url)}
          />
        ) : null}
        <div class="page__text">
          <p class="page__title" dir="auto">
            {clip.title}
          </p>
          <p class="page__site" dir="auto">
            {clip.siteName ?? ''}
            {clip.author ? ` · ${clip.author}` : ''}
          </p>
          <p class="page__link" dir="ltr">
            {clip.canonicalUrl.replace(/^https?:\/\/(?:www\.)?/, '')}
          </p>
        </div>
        <Button
          class="page__toggle"
          kind="quiet"
          size="small"
          icon={draft.withLink ? 'close' : 'link'}
          aria-label={draft.withLink ? t('extension.removeLink') : t('extension.addLink')}
          onClick={() => changeDraft({ withLink: !draft.withLink })}
        />
      </div>
      {PagePictures ? <PagePictures draft={draft} clip={clip} /> : null}
      {FromPage ? <FromPage draft={draft} clip={clip} /> : null}
    </section>
  )
}
