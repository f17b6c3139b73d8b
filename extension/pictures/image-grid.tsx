import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { t } from '../../widget/i18n/index.ts'
import type { Candidate } from './candidates.ts'
import './image-grid.css'

interface Props {
  images: readonly Candidate[]
  isChosen(image: Candidate): boolean
  /** Whether there is room for one more. */
  hasRoom: boolean
  onChoose(image: Candidate): void
}

/** Smaller than this in its longer side, an image turns out to be an ornament once it is loaded. */
const leastSide = 80

/**
 * Images of a page to choose from, with their sizes; those that cannot be shown go away. One stop of the Tab key: arrow
 * keys, Home and End move among them.
 */
export function ImageGrid({ images, isChosen, hasRoom, onChoose }: Props): JSX.Element {
  const grid = useRef<HTMLFieldSetElement>(null)
  const [current, setCurrent] = useState(0)
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [sizes, setSizes] = useState<ReadonlyMap<string, { width: number; height: number }>>(new Map())
  const shown = images
    .filter(({ url }) => !gone.has(url))
    .map((image) => ({
      ...image,
      ...(image.width === null || image.height === null ? sizes.get(image.url) : {}),
    }))
  const leave = (url: string) => setGone((before) => new Set([...before, url]))
  const move = (event: KeyboardEvent) => {
    const buttons = [...(grid.current?.querySelectorAll('button') ?? [])]
    const next = after(event.key, buttons, Math.min(current, buttons.length - 1))
    if (next === null) return
    event.preventDefault()
    setCurrent(next)
    buttons[next]?.focus()
  }
  return (
    <fieldset ref={grid} class="images" aria-label={t('extension.images')} onKeyDown={move}>
      {shown.map((image, index) => {
        const name = image.alt || t('extension.imageNumber', { number: index + 1 })
        const { width, height } = image
        const isTaken = isChosen(image)
        return (
          <button
            key={image.url}
            type="button"
            class="images__one"
            tabIndex={index === Math.min(current, shown.length - 1) ? 0 : -1}
            aria-pressed={isTaken}
            aria-label={
              width && height
                ? t('pictures.imageSized', { name, width: String(width), height: String(height) })
                : name
            }
            aria-disabled={(!isTaken && !hasRoom) || undefined}
            title={name}
            onFocus={() => setCurrent(index)}
            onClick={() => {
              if (isTaken || hasRoom) onChoose(image)
            }}
          >
            <img
              src={image.preview ?? image.url}
              alt=""
              loading="lazy"
              referrerpolicy="no-referrer"
              onError={() => leave(image.url)}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
                if (image.preview !== null || (width && height)) return
                if (Math.max(naturalWidth, naturalHeight) < leastSide) leave(image.url)
                else
                  setSizes((before) =>
                    new Map(before).set(image.url, { width: naturalWidth, height: naturalHeight }),
                  )
              }}
            />
            {width && height ? (
              <span class="images__size numbers" aria-hidden="true">
                {width} × {height}
              </span>
            ) : null}
          </button>
        )
      })}
    </fieldset>
  )
}

/** Which button a key leads to; up and down to the one above and below. */
function after(key: string, buttons: readonly HTMLButtonElement[], from: number): number | null {
  const own = buttons[from]
  if (own === undefined) return null
  const isBackwards = getComputedStyle(own).direction === 'rtl'
  const step = { ArrowRight: isBackwards ? -1 : 1, ArrowLeft: isBackwards ? 1 : -1 }[key]
  if (step !== undefined) return from + step in buttons ? from + step : null
  if (key === 'Home') return 0
  if (key === 'End') return buttons.length - 1
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null
  const isBelow = key === 'ArrowDown'
  const column = buttons
    .map((button, index) => ({ button, index }))
    .filter(({ button }) => button.offsetLeft === own.offsetLeft)
  const found = isBelow
    ? column.find(({ index }) => index > from)
    : column.findLast(({ index }) => index < from)
  return found?.index ?? null
}
