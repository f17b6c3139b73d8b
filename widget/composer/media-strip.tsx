import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { isRightToLeft, t } from '../i18n/index.ts'
import { Button } from '../ui/controls.tsx'
import { ProgressBar } from '../ui/feedback.tsx'
import { Icon } from '../ui/icons.tsx'
import { lazy } from '../ui/lazy.tsx'
import { showToast } from '../ui/toast.tsx'
import type { AltTextDialogProps } from './alt-text-dialog.tsx'
import type { ComposerMedium } from './draft.ts'
import type { Composer } from './model.ts'

const AltTextDialog = lazy<AltTextDialogProps>(async () => (await import('./alt-text-dialog.tsx')).default)

/** The images in their order: drag or arrow keys to reorder, one press to describe. */
export function MediaStrip({ composer }: { composer: Composer }): JSX.Element | null {
  const list = useRef<HTMLUListElement>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  const [described, setDescribed] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const media = composer.media.value
  const open = media.find(({ key }) => key === described)
  if (media.length === 0) return null

  const move = (key: string, to: number) => {
    if (to < 0 || to >= media.length) return
    composer.moveMedium(key, to)
    setSaid(t('media.moved', { position: to + 1, total: media.length }))
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus())
  }
  const remove = (medium: ComposerMedium) => {
    const at = media.indexOf(medium)
    composer.removeMedium(medium.key)
    showToast(t('media.removed', { name: medium.fileName ?? t('media.image') }), {
      label: t('common.undo'),
      run: () => {
        composer.media.value = composer.media.value.toSpliced(at, 0, medium)
      },
    })
  }

  return (
    <>
      <ul class="media" ref={list} aria-label={t('media.list')}>
        {media.map((medium, index) => (
          <li
            key={medium.key}
            class={`medium medium--${medium.state} ${dragged === medium.key ? 'medium--dragged' : ''}`}
            draggable={medium.state === 'ready'}
            onDragStart={(event) => {
              setDragged(medium.key)
              event.dataTransfer?.setData('text/plain', medium.key)
            }}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => {
              if (dragged === null) return
              event.preventDefault()
              if (dragged !== medium.key) composer.moveMedium(dragged, index)
            }}
          >
            <button
              type="button"
              class="medium__picture"
              data-key={medium.key}
              aria-label={t('media.describeNumber', {
                position: index + 1,
                total: media.length,
                name: medium.altText || medium.fileName || t('media.image'),
              })}
              aria-keyshortcuts="ArrowLeft ArrowRight Delete"
              onClick={() => setDescribed(medium.key)}
              onKeyDown={(event) => {
                const onwards = isRightToLeft() ? -1 : 1
                if (event.key === 'ArrowLeft') move(medium.key, index - onwards)
                else if (event.key === 'ArrowRight') move(medium.key, index + onwards)
                else if (event.key === 'Delete') remove(medium)
                else return
                event.preventDefault()
              }}
            >
              {medium.state === 'failed' ? (
                <Icon name="image" />
              ) : (
                <img src={medium.url} alt="" draggable={false} />
              )}
              {medium.state === 'ready' ? (
                <span class={`medium__alt ${medium.altText ? 'medium__alt--set' : ''}`}>
                  <Icon name={medium.altText ? 'check' : 'plus'} />
                  {t('media.alt')}
                </span>
              ) : null}
            </button>
            {medium.state === 'uploading' || medium.state === 'preparing' ? (
              <ProgressBar
                value={medium.progress}
                label={t('media.uploading', { name: medium.fileName ?? '' })}
              />
            ) : null}
            <button
              type="button"
              class="medium__remove"
              aria-label={t('media.remove', { name: medium.fileName ?? t('media.image') })}
              onClick={() => remove(medium)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      {media
        .filter(({ problem }) => problem !== null)
        .map((medium) => (
          <div key={medium.key} class="issue" role="alert">
            <Icon name="alert" />
            <span>{medium.problem}</span>
            {medium.file ? (
              <Button size="small" kind="quiet" onClick={() => composer.uploads.retry(medium.key)}>
                {t('common.retry')}
              </Button>
            ) : null}
          </div>
        ))}
      <div class="visually-hidden" role="status">
        {said}
      </div>
      {open ? <AltTextDialog composer={composer} medium={open} onClose={() => setDescribed(null)} /> : null}
    </>
  )
}
