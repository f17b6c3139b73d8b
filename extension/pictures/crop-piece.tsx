import type { ComponentType, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { loadTexts, t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { showToast } from '../../widget/ui/toast.tsx'
import type { Picture, Piece } from '../drafts/piece.ts'
import { picturesTexts } from '../pictures-texts.ts'
import { changeDraft, draft } from '../popup/state.ts'
import { useLater } from '../popup/use-later.ts'
import { pictureAfter } from './crop-picture.ts'
import type { Crop } from './crop-view.tsx'
import { bytesOf } from './page-bytes.ts'
import { shotProblem, tabHere } from './shots-here.ts'

interface Props {
  picture: Picture
  /** Its place among the pieces, from 1. */
  number: number
}

/** The part with its texts; it comes once the page is ready to type in. */
export async function loadCropPiece(): Promise<ComponentType<Props>> {
  await loadTexts(picturesTexts)
  return CropPiece
}

/** Crops a picture that is in the draft already. */
function CropPiece({ picture, number }: Props): JSX.Element {
  const CropView = useLater(() => import('./crop-view.tsx').then((part) => part.CropView))
  const [file, setFile] = useState<Blob | null>(null)
  const [busy, setBusy] = useState(false)
  const [isLost, setLost] = useState(false)
  const open = async () => {
    setBusy(true)
    setLost(false)
    const found = await tabHere()
      .then((tabId) => bytesOf(picture, tabId))
      .finally(() => setBusy(false))
    shotProblem.value = found === null ? 'UNREADABLE' : null
    setFile(found)
  }
  const done = async (crop: Crop) => {
    const after = crop.frame === null ? { ...picture, alt: crop.alt } : await pictureAfter(picture.id, crop)
    setLost(after === null)
    if (after === null) return
    setFile(null)
    await replace(picture.id, after)
    if (crop.frame === null) return
    showToast(t('pictures.cropped'), {
      label: t('common.undo'),
      run: () => void replace(after.id, picture),
    })
  }
  return (
    <>
      <Button
        kind="quiet"
        size="small"
        icon="edit"
        busy={busy}
        aria-label={t('pictures.cropOne', { number })}
        onClick={() => void open()}
      />
      {file && CropView ? (
        <CropView
          file={file}
          alt={picture.alt}
          confirm={t('pictures.use')}
          notes={picture.file?.isAnimated ? <p class="note">{t('pictures.stops')}</p> : null}
          problem={isLost ? t('pictures.notCropped') : null}
          onDone={done}
          onCancel={() => setFile(null)}
        />
      ) : null}
    </>
  )
}

/** Puts a picture in another one's place. The piece stays the same, and with it its row and the keyboard's focus. */
async function replace(id: string, picture: Picture): Promise<void> {
  const put = (piece: Piece) => (piece.picture?.id === id ? { ...piece, picture } : piece)
  if (draft.value) await changeDraft({ pieces: draft.value.pieces.map(put) })
}
