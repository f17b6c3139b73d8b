import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/controls.tsx'
import { DismissButton } from '../ui/dismiss-button.tsx'
import { Icon } from '../ui/icons.tsx'
import { lazy } from '../ui/lazy.tsx'
import { showToast } from '../ui/toast.tsx'
import type { LinkDialogProps } from './link-dialog.tsx'
import type { Composer } from './model.ts'

export const LinkDialog = lazy<LinkDialogProps>(async () => (await import('./link-dialog.tsx')).default)

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
        <DismissButton onDismiss={() => composer.dismissLinkOffer()} />
      </div>
    )
  }
  const image = composer.linkImageUrl.value
  return (
    <div class="link-card">
      {image ? (
        <img class="link-card__image" src={image} alt="" />
      ) : (
        <span class="link-card__image">
          <Icon name="link" />
        </span>
      )}
      <div class="link-card__text">
        <span class="link-card__host" dir="ltr">
          {hostOf(link.url)}
        </span>
        <strong dir="auto">{link.title || t('link.untitled')}</strong>
        {link.description ? (
          <span class="link-card__description" dir="auto">
            {link.description}
          </span>
        ) : null}
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
