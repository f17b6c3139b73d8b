import type { JSX } from 'preact'
import { directionIn, t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { Icon } from '../../widget/ui/icons.tsx'
import { showToast } from '../../widget/ui/toast.tsx'
import { describePicture, removePiece, restorePiece } from '../drafts/collect.ts'
import type { Draft } from '../drafts/draft.ts'
import type { Piece } from '../drafts/piece.ts'
import { KeptImage } from '../pictures/kept-image.tsx'
import { changeDraft, draft as shown } from '../popup/state.ts'
import { useLater } from '../popup/use-later.ts'
import './pieces.css'

/** What was collected into the draft, each to be taken out again. */
export function Pieces({ draft }: { draft: Draft }): JSX.Element {
  const { pieces } = draft
  if (pieces.length === 0) return <p class="lead">{t('collecting.empty')}</p>
  return (
    <section class="pieces" aria-label={t('collecting.collected', { count: pieces.length })}>
      <h2 class="field__label">{t('collecting.collected', { count: pieces.length })}</h2>
      <ul>
        {pieces.map((piece, index) => (
          <One key={piece.id} piece={piece} number={index + 1} />
        ))}
      </ul>
    </section>
  )
}

function One({ piece, number }: { piece: Piece; number: number }): JSX.Element {
  const CropPiece = useLater(() =>
    import('../pictures/crop-piece.tsx').then(({ loadCropPiece }) => loadCropPiece()),
  )
  const { picture } = piece
  return (
    <li class="piece">
      {picture ? (
        <KeptImage class="thumbnail piece__image" picture={picture} />
      ) : (
        <Icon name={piece.kind === 'quote' ? 'reply' : 'link'} />
      )}
      <div class="piece__text">
        {picture ? null : (
          <p class="piece__words" dir="auto">
            {piece.text.split('\n')[0]}
          </p>
        )}
        <p class="small piece__from">
          {piece.kind === 'page'
            ? new URL(piece.url).hostname
            : t('collecting.from', { title: piece.title || piece.url })}
        </p>
        {picture ? (
          <input
            class="input input--small"
            aria-label={t('extension.altText')}
            placeholder={t('extension.altText')}
            maxLength={2000}
            value={picture.alt ?? ''}
            dir={directionIn(picture.alt ?? '')}
            onInput={(event) => describe(picture.id, event.currentTarget.value)}
          />
        ) : null}
      </div>
      {picture && CropPiece ? <CropPiece picture={picture} number={number} /> : null}
      <Button
        kind="quiet"
        size="small"
        icon="close"
        aria-label={t('collecting.remove', { title: piece.title })}
        onClick={() => remove(piece.id)}
      />
    </li>
  )
}

function describe(id: string, alt: string): void {
  if (shown.value) void changeDraft(describePicture(shown.value, id, alt))
}

function remove(id: string): void {
  const taken = shown.value ? removePiece(shown.value, id) : null
  if (taken === null) return
  void changeDraft(taken.change)
  showToast(t('collecting.removed'), {
    label: t('common.undo'),
    run: () => {
      if (shown.value) void changeDraft(restorePiece(shown.value, taken.removed))
    },
  })
}
