import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button } from './controls.tsx'

export interface DialogProps {
  title: string
  onClose: () => void
  children: ComponentChildren
  /** Buttons; the last one is what the dialog is for. */
  footer?: ComponentChildren
  /** Makes the dialog a form: Enter submits. */
  onSubmit?: () => void
  class?: string
}

/** A modal dialog: the browser keeps the focus inside and gives it back. Rendered means open. */
export function Dialog({
  title,
  onClose,
  children,
  footer,
  onSubmit,
  class: extra = '',
}: DialogProps): JSX.Element {
  const element = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = element.current
    const opener = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    return () => {
      dialog?.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  const inside = (
    <>
      <div class="dialog__head">
        <h2 id={heading}>{title}</h2>
        <Button kind="quiet" size="small" icon="close" aria-label={t('common.close')} onClick={onClose} />
      </div>
      <div class="dialog__body">{children}</div>
      {footer ? <div class="dialog__foot">{footer}</div> : null}
    </>
  )
  return (
    <dialog
      ref={element}
      class={`dialog ${extra}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => {
        if (event.target === element.current) onClose()
      }}
    >
      {onSubmit ? (
        <form
          class="dialog__form"
          onSubmit={(event) => {
            event.preventDefault()
            onSubmit()
          }}
        >
          {inside}
        </form>
      ) : (
        inside
      )}
    </dialog>
  )
}
