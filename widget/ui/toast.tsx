import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button } from './controls.tsx'

interface Toast {
  id: number
  text: string
  action?: { label: string; run: () => void }
}

const current = signal<Toast | null>(null)
let nextId = 1
/** Milliseconds; long enough to reach the button by keyboard. */
const shownFor = 9_000

/** Says in one line what happened, with a way back where there is one. A new toast takes the last one's place. */
export function showToast(text: string, action?: Toast['action']): void {
  current.value = { id: nextId, text, ...(action ? { action } : {}) }
  nextId += 1
}

export function dismissToast(): void {
  current.value = null
}

/** The one place where toasts appear; render it once per page. */
export function Toaster(): JSX.Element {
  const host = useRef<HTMLDivElement>(null)
  const toast = current.value
  useEffect(() => {
    if (!toast) return
    // In the top layer, so that it is seen over an open dialog.
    host.current?.hidePopover?.()
    host.current?.showPopover?.()
    let timer = setTimeout(dismissToast, shownFor)
    const element = host.current
    const hold = () => clearTimeout(timer)
    const go = () => {
      clearTimeout(timer)
      timer = setTimeout(dismissToast, shownFor / 2)
    }
    element?.addEventListener('pointerenter', hold)
    element?.addEventListener('focusin', hold)
    element?.addEventListener('pointerleave', go)
    element?.addEventListener('focusout', go)
    return () => {
      clearTimeout(timer)
      element?.removeEventListener('pointerenter', hold)
      element?.removeEventListener('focusin', hold)
      element?.removeEventListener('pointerleave', go)
      element?.removeEventListener('focusout', go)
    }
  }, [toast])
  return (
    <div ref={host} class="toasts" popover="manual" role="status" aria-live="polite">
      {toast ? (
        <div class="toast" key={toast.id}>
          <span>{toast.text}</span>
          {toast.action ? (
            <Button
              size="small"
              onClick={() => {
                dismissToast()
                toast.action?.run()
              }}
            >
              {toast.action.label}
            </Button>
          ) : null}
          <Button size="small" icon="close" aria-label={t('common.dismiss')} onClick={dismissToast} />
        </div>
      ) : null}
    </div>
  )
}
