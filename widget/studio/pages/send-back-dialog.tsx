import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { directionIn, t } from '../../i18n/index.ts'
import { Button, Field } from '../../ui/controls.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** Longest comment, in UTF-16 units; the API takes no more. */
const longest = 1_000

/** Asks what should change before a post is declined. */
export function SendBackDialog(props: {
  busy: boolean
  onClose: () => void
  onSend: (comment: string) => void
}): JSX.Element {
  const { busy, onClose, onSend } = props
  const [comment, setComment] = useState('')
  const isReady = comment.trim() !== ''
  return (
    <Dialog
      title={t('approval.sendBackTitle')}
      onClose={onClose}
      onSubmit={() => {
        if (isReady) onSend(comment.trim())
      }}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" icon="undo" busy={busy} disabled={!isReady}>
            {t('approval.sendBack')}
          </Button>
        </>
      }
    >
      <p>{t('approval.sendBackText')}</p>
      <Field label={t('approval.comment')}>
        {(control) => (
          <textarea
            {...control}
            class="input"
            rows={4}
            required
            maxLength={longest}
            value={comment}
            dir={directionIn(comment)}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
