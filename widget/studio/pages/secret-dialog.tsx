import type { JSX } from 'preact'
import { t } from '../../i18n/index.ts'
import { Button } from '../../ui/controls.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast.tsx'

/** A secret, to copy: it is never shown again. */
export function SecretDialog(props: {
  title: string
  text: string
  secret: string
  /** What to say once it is copied. */
  copied: string
  onClose: () => void
}): JSX.Element {
  const { title, text, secret, copied, onClose } = props
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      <p>{text}</p>
      <div class="secret">
        <code>{secret}</code>
        <Button
          size="small"
          icon="copy"
          onClick={() =>
            // Where the browser refuses, the secret still stands there to be copied by hand.
            navigator.clipboard.writeText(secret).then(
              () => showToast(copied),
              () => {},
            )
          }
        >
          {t('keys.copy')}
        </Button>
      </div>
    </Dialog>
  )
}
