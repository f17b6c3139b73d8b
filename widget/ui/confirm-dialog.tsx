import type { ComponentChildren, JSX } from 'preact'
import { t } from '../i18n/index.ts'
import { Button, type ButtonProps } from './controls.tsx'
import { Dialog } from './dialog.tsx'

/** Asks once more before something that cannot be undone. */
export function ConfirmDialog(props: {
  title: string
  /** The words on the button that does it. */
  confirm: string
  kind?: 'primary' | 'danger'
  icon?: ButtonProps['icon']
  busy?: boolean
  children: ComponentChildren
  onConfirm: () => void
  onClose: () => void
}): JSX.Element {
  const { title, confirm, kind = 'danger', icon, busy = false, children, onConfirm, onClose } = props
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind={kind} busy={busy} onClick={onConfirm} {...(icon ? { icon } : {})}>
            {confirm}
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  )
}
