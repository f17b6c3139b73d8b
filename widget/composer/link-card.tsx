import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { PostLink } from '../../core/content.ts'
import { t } from '../i18n/index.ts'
import { Button, Field, TextField } from '../ui/controls.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icons.tsx'
import { showToast } from '../ui/toast.tsx'
import type { Composer } from './model.ts'

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url
}

/** The card of the shared page, or the offer to make one from an address in the text. */
export function LinkCard({ composer }: { composer: Composer }): JSX.Element | null {
  const [editing, setEditing] = useState(false)
  const link = composer.link.value
  const offer = composer.linkOffer.value
  if (!link) {
    if (!offer) return null
    return (
      <div class="offer">
        <Icon name="link" />
        <span class="offer__text">{t('link.offer', { site: hostOf(offer) })}</span>
        <Button
          size="small"
          onClick={() => {
            composer.link.value = { url: offer, title: null, description: null, imageMediaId: null }
            setEditing(true)
          }}
        >
          {t('link.makeCard')}
        </Button>
        <Button
          size="small"
          kind="quiet"
          icon="close"
          aria-label={t('common.dismiss')}
          onClick={() => composer.dismissLinkOffer()}
        />
      </div>
    )
  }
  const image = composer.media.value.find(({ mediaId }) => mediaId !== null && mediaId === link.imageMediaId)
  return (
    <div class="link-card">
      {image ? (
        <img class="link-card__image" src={image.url} alt="" />
      ) : (
        <span class="link-card__image">
          <Icon name="link" />
        </span>
      )}
      <div class="link-card__text">
        <span class="link-card__host">{hostOf(link.url)}</span>
        <strong>{link.title || t('link.untitled')}</strong>
        {link.description ? <span class="link-card__description">{link.description}</span> : null}
      </div>
      <div class="link-card__actions">
        <Button
          size="small"
          kind="quiet"
          icon="edit"
          aria-label={t('link.edit')}
          onClick={() => setEditing(true)}
        />
        <Button
          size="small"
          kind="quiet"
          icon="close"
          aria-label={t('link.remove')}
          onClick={() => {
            composer.link.value = null
            composer.dismissLinkOffer()
            showToast(t('link.removed'), {
              label: t('common.undo'),
              run: () => {
                composer.link.value = link
              },
            })
          }}
        />
      </div>
      {editing ? <LinkDialog composer={composer} link={link} onClose={() => setEditing(false)} /> : null}
    </div>
  )
}

/** Edits the card, or makes one from nothing. */
export function LinkDialog(props: {
  composer: Composer
  link: PostLink | null
  onClose: () => void
}): JSX.Element {
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
            onInput={(event) => setDescription(event.currentTarget.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
