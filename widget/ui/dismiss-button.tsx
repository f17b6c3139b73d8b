import type { JSX } from 'preact'
import { t } from '../i18n/index.ts'
import { Button } from './controls.tsx'

/** Takes away what was said. */
export function DismissButton({ onDismiss }: { onDismiss: () => void }): JSX.Element {
  return (
    <Button size="small" kind="quiet" icon="close" aria-label={t('common.dismiss')} onClick={onDismiss} />
  )
}
