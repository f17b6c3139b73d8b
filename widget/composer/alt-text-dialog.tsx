import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { maxAltTextLength } from '../../core/media.ts'
import { directionIn, formatBytes, t } from '../i18n/index.ts'
import { Button, Field } from '../ui/controls.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { ComposerMedium } from './draft.ts'
import type { Composer } from './model.ts'

export interface AltTextDialogProps {
  composer: Composer
  medium: ComposerMedium
  onClose: () => void
}

/** What is to be seen on one image, in words. */
export default function AltTextDialog(props: AltTextDialogProps): JSX.Element {
  const { composer, medium, onClose } = props
  const [text, setText] = useState(medium.altText)
  const accept = () => {
    composer.setAltText(medium.key, text.trim())
    onClose()
  }
  return (
    <Dialog
      title={t('media.describe')}
      onClose={onClose}
      onSubmit={accept}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('common.done')}
          </Button>
        </>
      }
    >
      {medium.state === 'failed' ? null : <img class="medium__large" src={medium.url} alt="" />}
      <Field label={t('media.altLabel')} hint={t('media.altHint')}>
        {(control) => (
          <textarea
            {...control}
            class="input"
            rows={3}
            maxLength={maxAltTextLength}
            value={text}
            dir={directionIn(text)}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <p class="field__hint">
        {[
          medium.fileName,
          medium.width ? `${medium.width} × ${medium.height}` : null,
          formatBytes(medium.bytes),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Dialog>
  )
}
