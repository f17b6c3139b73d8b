import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../widget/i18n/index.ts'
import {
  type Bounds,
  type Edge,
  edges,
  type Frame,
  frameBetween,
  leastSide,
  moveFrame,
  resizeFrame,
} from './frame.ts'
import { byKey } from './frame-keys.ts'

interface Props {
  address: string
  /** The picture's, in pixels; null until it is there. */
  size: Bounds | null
  /** In the picture's pixels. */
  frame: Frame | null
  ratio: number | null
  onSize(size: Bounds): void
  /** Before a drag or a key changes the frame. */
  onStart(): void
  onFrame(frame: Frame): void
  onTake(): void
}

/** The picture with the frame over it. */
export function FrameStage(props: Props): JSX.Element {
  const { address, size, frame, ratio } = props
  const picture = useRef<HTMLDivElement>(null)
  const hold = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (size) hold.current?.focus({ preventScroll: true })
  }, [size])
  /** Pixels of the picture in one of the window's. */
  const scale = () => (size ? size.width / Math.max(1, picture.current?.clientWidth ?? 1) : 1)
  const press = (down: PointerEvent) => {
    if (frame === null || size === null || down.button !== 0) return
    down.preventDefault()
    const element = picture.current
    const change = element && changeBy({ ...props, frame, size }, down, scale(), element)
    if (!change) return
    // Where the drag began is measured already; the stage must not scroll away below it.
    hold.current?.focus({ preventScroll: true })
    props.onStart()
    const drag = (move: PointerEvent) => props.onFrame(change(move))
    element.setPointerCapture(down.pointerId)
    element.addEventListener('pointermove', drag)
    element.addEventListener('lostpointercapture', () => element.removeEventListener('pointermove', drag), {
      once: true,
    })
  }
  const share = (part: number, of: number) => `${(part / of) * 100}%`
  const place = frame &&
    size && {
      ...{ left: share(frame.x, size.width), top: share(frame.y, size.height) },
      ...{ width: share(frame.width, size.width), height: share(frame.height, size.height) },
    }
  const isTall = size !== null && size.height > size.width * 2.5
  return (
    <div class={`crop__stage ${isTall ? 'crop__stage--tall' : ''}`}>
      <div
        ref={picture}
        class="crop__picture"
        style={size ? { '--ratio': String(size.width / size.height) } : undefined}
        onPointerDown={press}
      >
        {address === '' ? null : (
          <img
            src={address}
            alt=""
            draggable={false}
            onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
              props.onSize({ width, height })
            }
          />
        )}
        {place ? (
          <div class="crop__shade">
            <div style={place} />
          </div>
        ) : null}
        {frame && size ? (
          <button
            ref={hold}
            type="button"
            class="crop__frame"
            aria-label={t('pictures.frame', {
              width: Math.round(frame.width),
              height: Math.round(frame.height),
            })}
            style={place ?? {}}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault()
                // Held down since the button that opened this, or for longer than one press.
                if (!event.repeat) props.onTake()
              }
              const next = byKey(event, frame, size, Math.max(1, Math.round(size.width / 50)), ratio)
              if (next === null) return
              event.preventDefault()
              if (!event.repeat) props.onStart()
              props.onFrame(next)
            }}
          >
            {edges.map((edge) => (
              <span key={edge} class={`crop__handle crop__handle--${edge}`} data-edge={edge} />
            ))}
          </button>
        ) : null}
      </div>
    </div>
  )
}

/** What a drag does, by where it began: at a handle, in the frame, or beside it. */
function changeBy(
  { frame, size, ratio }: Pick<Props, 'ratio'> & { frame: Frame; size: Bounds },
  down: PointerEvent,
  scale: number,
  picture: HTMLElement,
): ((move: PointerEvent) => Frame) | null {
  const by = (move: PointerEvent) => ({
    right: (move.clientX - down.clientX) * scale,
    down: (move.clientY - down.clientY) * scale,
  })
  const edge = down.target instanceof HTMLElement ? down.target.dataset.edge : undefined
  if (edge !== undefined) return (move) => resizeFrame(frame, edge as Edge, by(move), size, ratio)
  const isInside = down.target instanceof HTMLElement && down.target.closest('.crop__frame') !== null
  const isAll = frame.width === size.width && frame.height === size.height
  if (isInside && !isAll) return (move) => moveFrame(frame, by(move).right, by(move).down, size)
  // All of the picture cannot be moved: a drag on it draws a new frame, as one beside the frame does.
  const box = picture.getBoundingClientRect()
  const from = { x: (down.clientX - box.left) * scale, y: (down.clientY - box.top) * scale }
  return (move) => {
    const to = { x: from.x + by(move).right, y: from.y + by(move).down }
    const drawn = frameBetween(from, to, size)
    if (Math.min(drawn.width, drawn.height) < leastSide) return frame
    if (ratio === null) return drawn
    const start = { ...frameBetween(from, from, size), width: leastSide, height: leastSide / ratio }
    return resizeFrame(start, 'se', { right: drawn.width - leastSide, down: 0 }, size, ratio)
  }
}
