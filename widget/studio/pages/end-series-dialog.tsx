import type { JSX } from 'preact'
import { t } from '../../i18n/index.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'

/** Asks before a series and what was to come of it are gone. */
export function EndSeriesDialog(props: { onEnd: () => void; onClose: () => void }): JSX.Element {
  return (
    <ConfirmDialog
      title={t('series.endTitle')}
      confirm={t('series.endConfirm')}
      onConfirm={props.onEnd}
      onClose={props.onClose}
    >
      {t('series.endText')}
    </ConfirmDialog>
  )
}
