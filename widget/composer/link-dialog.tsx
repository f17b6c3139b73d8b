import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { PostLink } from '../../core/content.ts'
import { directionIn, t } from '../i18n/index.ts'
import { Button, Field, TextField } from '../ui/controls.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { Composer } from './model.ts'

export interface LinkDialogProps {
  composer: Composer
  link: PostLink | null
  onClose: () => void
}

/** Edits the card, or makes one from nothing. */
export default function LinkDialog(props: LinkDialogProps): JSX.Element {
  const { composer, link, onClose } = props
  const [url, setUrl] = useState(link?.url ?? '')
  const [title, setTitle] = useState(link?.title ?? '')
  const [description, setDescription] = useState(link?.description ?? '')
  const [tried, setTried] = useState(false)
  const address = url.trim() !== '' && !/^\w+:/.test(url) ? `https://${url.trim()}` : url.trim()
  const valid = /^https?:\/\/[^\s/]+\.?[^\s]*$/.test(address) && URL.canParse(address)
  return (
    <Dialog
      title={link ? t('link.edit') : t('link.add')}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (!valid) return
        composer.link.value = {
          ...link,
          url: address,
          title: title.trim() || null,
          description: description.trim() || null,
          imageMediaId: link?.imageMediaId ?? null,
        }
        onClose()
      }}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('common.done')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('link.address')}
        value={url}
        onValue={setUrl}
        inputMode="url"
        placeholder="https://"
        autoComplete="off"
        problem={tried && !valid ? t('link.invalid') : null}
      />
      <TextField label={t('link.title')} optional value={title} onValue={setTitle} maxLength={500} />
      <Field label={t('link.description')} optional>
        {(control) => (
          <textarea
            {...control}
            class="input"
            rows={2}
            maxLength={2000}
            value={description}
            dir={directionIn(description)}
            onInput={(event) => setDescription(event.currentTarget.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
