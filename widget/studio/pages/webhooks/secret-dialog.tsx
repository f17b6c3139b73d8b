import type { JSX } from 'preact'
import { t } from '../../../i18n/index.ts'
import { Button } from '../../../ui/controls.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { showToast } from '../../../ui/toast.tsx'

/** A signing secret, to copy: it is never shown again. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }): JSX.Element {
  return (
    <Dialog
      title={t('webhooks.secretTitle')}
      onClose={onClose}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      <p>{t('webhooks.secretText')}</p>
      <div class="secret">
        <code>{secret}</code>
        <Button
          size="small"
          icon="copy"
          onClick={async () => {
            await navigator.clipboard.writeText(secret)
            showToast(t('webhooks.copied'))
          }}
        >
          {t('webhooks.copy')}
        </Button>
      </div>
    </Dialog>
  )
}
