import type { ComponentChildren, JSX } from 'preact'
import { t } from '../../../i18n/index.ts'
import { Button } from '../../../ui/controls.tsx'
import { Dialog } from '../../../ui/dialog.tsx'

/** Asks once more before something that cannot be undone. */
export function ConfirmDialog(props: {
  title: string
  confirm: string
  danger?: boolean
  children: ComponentChildren
  onConfirm: () => void
  onClose: () => void
}): JSX.Element {
  const { title, confirm, danger = false, children, onConfirm, onClose } = props
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind={danger ? 'danger' : 'primary'} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      <p class="webhooks__words">{children}</p>
    </Dialog>
  )
}
