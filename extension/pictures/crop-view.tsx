import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { directionIn, t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { Icon } from '../../widget/ui/icons.tsx'
import { type Aspect, aspectNames, aspects } from './aspects.ts'
import { type Bounds, type Frame, frameOfRatio, inPixels, isWhole } from './frame.ts'
import { FrameStage } from './frame-stage.tsx'
import './crop.css'

/** What the person made of a picture: the frame in whole pixels, null for all of it. */
export interface Crop {
  frame: Frame | null
  alt: string | null
}

interface Props {
  file: Blob
  alt: string | null
  /** The words on the button that goes on. */
  confirm: string
  /** What there is to know about this picture. */
  notes?: ComponentChildren
  /** Why the last attempt came to nothing; the dialog stays for another one. */
  problem?: string | null
  onDone(crop: Crop): Promise<void>
  onCancel(): void
}

/** Cuts a picture to what it is about, by mouse and by keyboard; every step can be undone. */
export function CropView(props: Props): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const address = useAddress(props.file)
  const [size, setSize] = useState<Bounds | null>(null)
  const [frame, setFrame] = useState<Frame | null>(null)
  const [history, setHistory] = useState<Frame[]>([])
  const [aspect, setAspect] = useState<Aspect>('free')
  const [alt, setAlt] = useState(props.alt ?? '')
  const [busy, setBusy] = useState(false)
  /** Known at once, before anything is drawn anew: two quick presses are one. */
  const isBusy = useRef(false)
  useEffect(() => {
    const opener = document.activeElement
    const shown = dialog.current
    shown?.showModal()
    return () => {
      // As long as it is open, nothing outside of it takes the focus.
      shown?.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  const whole = size && { x: 0, y: 0, ...size }
  const change = (next: Frame) => {
    if (frame) setHistory([...history, frame])
    setFrame(next)
  }
  const undo = () => {
    const before = history.at(-1)
    if (before === undefined) return
    setFrame(before)
    setHistory(history.slice(0, -1))
    setAspect('free')
  }
  const shape = (next: Aspect) => {
    setAspect(next)
    const ratio = aspects[next]
    if (frame && size && ratio !== null) change(frameOfRatio(frame, ratio, size))
  }
  const done = async () => {
    if (frame === null || size === null || isBusy.current) return
    isBusy.current = true
    setBusy(true)
    const cut = inPixels(frame, 1, size)
    await props.onDone({ frame: isWhole(cut, size) ? null : cut, alt: alt.trim() || null }).finally(() => {
      isBusy.current = false
      setBusy(false)
    })
  }
  // What is being cut is on its way into the post: closed now, it would come in all the same.
  const cancel = () => {
    if (!isBusy.current) props.onCancel()
  }
  return (
    <dialog
      ref={dialog}
      class="crop"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        cancel()
      }}
      onClose={({ currentTarget }) => {
        // A second press of Escape closes it whatever is prevented; a failure could not be told then.
        if (isBusy.current && currentTarget.isConnected) currentTarget.showModal()
      }}
      onKeyDown={(event) => {
        // The page below has keys of its own, which send the post.
        event.stopPropagation()
        if (event.key !== 'z' || !(event.ctrlKey || event.metaKey)) return
        if (event.target instanceof HTMLInputElement) return
        event.preventDefault()
        undo()
      }}
    >
      <div class="crop__head">
        <h2 id={heading}>{t('pictures.cropTitle')}</h2>
        <Button
          kind="quiet"
          size="small"
          icon="undo"
          aria-label={t('common.undo')}
          disabled={history.length === 0}
          onClick={undo}
        />
        <Button kind="quiet" size="small" icon="close" aria-label={t('common.cancel')} onClick={cancel} />
      </div>
      <div class="crop__body">
        {props.notes}
        <FrameStage
          address={address}
          size={size}
          frame={frame}
          ratio={aspects[aspect]}
          onSize={(found) => {
            setSize(found)
            setFrame({ x: 0, y: 0, ...found })
          }}
          onStart={() => frame && setHistory([...history, frame])}
          onFrame={setFrame}
          onTake={() => void done()}
        />
        <p class="crop__size numbers" role="status">
          {frame
            ? t('pictures.size', { width: Math.round(frame.width), height: Math.round(frame.height) })
            : ''}
        </p>
        <fieldset class="crop__shapes" aria-label={t('pictures.shape')}>
          {aspectNames.map((each) => (
            <button
              key={each}
              type="button"
              class="crop__shape"
              aria-pressed={each === aspect}
              onClick={() => shape(each)}
            >
              {t(`pictures.aspect.${each}`)}
            </button>
          ))}
          <button
            type="button"
            class="crop__shape"
            disabled={!(frame && size && whole) || isWhole(inPixels(frame, 1, size), size)}
            onClick={() => {
              setAspect('free')
              if (whole) change(whole)
            }}
          >
            {t('pictures.reset')}
          </button>
        </fieldset>
        <input
          class="input input--small"
          aria-label={t('extension.altText')}
          placeholder={t('extension.altText')}
          maxLength={2000}
          value={alt}
          dir={directionIn(alt)}
          onInput={(event) => setAlt(event.currentTarget.value)}
        />
      </div>
      <div class="crop__foot">
        {props.problem ? (
          <p class="note" role="alert">
            <Icon name="info" />
            <span>{props.problem}</span>
          </p>
        ) : null}
        <Button kind="quiet" onClick={cancel}>
          {t('common.cancel')}
        </Button>
        <Button
          kind="primary"
          data-action="crop"
          busy={busy}
          disabled={frame === null}
          onClick={() => void done()}
        >
          {props.confirm}
        </Button>
      </div>
    </dialog>
  )
}

/** An address of our own for bytes, as long as they are shown. */
function useAddress(file: Blob): string {
  const [address, setAddress] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return address
}
