import type { JSX } from 'preact'
import type { Clip, ClipImage } from '../../core/clip.ts'
import { t } from '../../widget/i18n/index.ts'

interface Props {
  images: readonly ClipImage[]
  isChosen(image: ClipImage): boolean
  /** Whether a chosen one cannot be pressed again. */
  onceOnly?: boolean
  onChoose(image: ClipImage): void
}

/** Images of a page to choose from; those that cannot be shown go away. */
export function ImageGrid({ images, isChosen, onceOnly = false, onChoose }: Props): JSX.Element {
  return (
    <fieldset class="images" aria-label={t('extension.images')}>
      {images.map((image, index) => (
        <button
          key={image.url}
          type="button"
          class="images__one"
          aria-pressed={isChosen(image)}
          aria-label={image.alt || t('extension.imageNumber', { number: index + 1 })}
          disabled={onceOnly && isChosen(image)}
          onClick={() => onChoose(image)}
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

/** The images of a page, each once, the lead image in front. */
export const imagesOf = ({ leadImage, images }: Clip): ClipImage[] => [
  ...(leadImage ? [leadImage] : []),
  ...images.filter(({ url }) => url !== leadImage?.url),
]
