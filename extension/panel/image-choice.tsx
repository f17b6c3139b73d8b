import type { JSX } from 'preact'
import { t } from '../../widget/i18n/index.ts'
import { picturesOf } from '../drafts/collect.ts'
import { draft } from '../popup/state.ts'
import { addImage, type ReadPage } from './collect.ts'

/** Most images offered. */
const offered = 30

/** The images of the page beside the panel; a press adds one to the post. */
export function ImageChoice({ page }: { page: ReadPage }): JSX.Element {
  const { leadImage, images } = page.clip
  const all = [...(leadImage ? [leadImage] : []), ...images.filter(({ url }) => url !== leadImage?.url)]
  const taken = new Set(picturesOf(draft.value?.pieces ?? []).map(({ url }) => url))
  return (
    <fieldset class="images" aria-label={t('extension.images')}>
      {all.slice(0, offered).map((image, index) => (
        <button
          key={image.url}
          type="button"
          class="images__one"
          aria-pressed={taken.has(image.url)}
          aria-label={image.alt || t('extension.imageNumber', { number: index + 1 })}
          disabled={taken.has(image.url)}
          onClick={() => void addImage(page, image)}
        >
          <img
            src={image.url}
            alt=""
            loading="lazy"
            referrerpolicy="no-referrer"
            onError={(event) => event.currentTarget.closest('button')?.setAttribute('hidden', '')}
          />
        </button>
      ))}
    </fieldset>
  )
}
