import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { directionIn, t } from '../../widget/i18n/index.ts'
import { Button, Segments } from '../../widget/ui/controls.tsx'
import { type Draft, imageUses } from '../drafts/draft.ts'
import { ImageGrid, imagesOf } from './image-grid.tsx'
import { changeDraft } from './state.ts'
import { useLater } from './use-later.ts'

/** Most images offered; further ones are a matter for Studio. */
const offered = 12

/** The page that the post is about: its card, whether it is linked, and which of its images takes part. */
export function PageCard({ draft }: { draft: Draft }): JSX.Element | null {
  const [choosing, setChoosing] = useState(false)
  const [broken, setBroken] = useState<string | null>(null)
  const FromPage = useLater(() => import('./from-page.tsx').then(({ load }) => load()))
  const { clip, image } = draft
  if (clip === null) return null
  const images = imagesOf(clip)
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
      {images.length > 0 ? (
        <div class="page__tools">
          <Segments
            label={t('extension.imageUse')}
            value={draft.imageUse}
            options={imageUses.map((value) => ({ value, label: t(`extension.imageUse.${value}`) }))}
            onValue={(imageUse) => changeDraft({ imageUse, image: image ?? images[0] ?? null })}
          />
          {images.length > 1 ? (
            <Button
              kind="quiet"
              size="small"
              icon="image"
              aria-label={t('extension.chooseImage')}
              aria-expanded={choosing}
              onClick={() => setChoosing(!choosing)}
            />
          ) : null}
        </div>
      ) : null}
      {choosing ? (
        <ImageGrid
          images={images.slice(0, offered)}
          isChosen={({ url }) => url === image?.url}
          onChoose={(each) =>
            changeDraft({ image: each, imageUse: draft.imageUse === 'none' ? 'picture' : draft.imageUse })
          }
        />
      ) : null}
      {draft.imageUse === 'picture' && image ? (
        <input
          class="input input--small"
          aria-label={t('extension.altText')}
          placeholder={t('extension.altText')}
          maxLength={2000}
          value={image.alt ?? ''}
          dir={directionIn(image.alt ?? '')}
          onInput={(event) => changeDraft({ image: { ...image, alt: event.currentTarget.value || null } })}
        />
      ) : null}
      {FromPage ? <FromPage draft={draft} clip={clip} /> : null}
    </section>
  )
}
