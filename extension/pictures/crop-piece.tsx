import type { ComponentType, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { loadTexts, t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { showToast } from '../../widget/ui/toast.tsx'
import { ask } from '../ask.ts'
import type { Picture, Piece } from '../drafts/piece.ts'
import { picturesTexts } from '../pictures-texts.ts'
import { changeDraft, draft } from '../popup/state.ts'
import { useLater } from '../popup/use-later.ts'
import { imageOf } from '../queue/image-bytes.ts'
import { pictureAfter } from './crop-picture.ts'
import type { Crop } from './crop-view.tsx'
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
  const open = async () => {
    setBusy(true)
    const found = await bytesOf(picture).finally(() => setBusy(false))
    shotProblem.value = found === null ? 'UNREADABLE' : null
    setFile(found)
  }
  const done = async (crop: Crop) => {
    const after = crop.frame === null ? { ...picture, alt: crop.alt } : await pictureAfter(picture.id, crop)
    setFile(null)
    if (after === null) return
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
          onDone={done}
          onCancel={() => setFile(null)}
        />
      ) : null}
    </>
  )
}

async function replace(id: string, picture: Picture): Promise<void> {
  const put = (piece: Piece) => (piece.picture?.id === id ? { ...piece, id: picture.id, picture } : piece)
  if (draft.value) await changeDraft({ pieces: draft.value.pieces.map(put) })
}

/** The bytes on the device; where only the address is known, the page beside is asked for them. */
async function bytesOf({ id, url }: Picture): Promise<Blob | null> {
  const known = await imageOf(id)
  if (known || url === null) return known
  const tabId = await tabHere()
  if (tabId === null) return null
  await ask('image.keep', { tabId, id, url })
  return imageOf(id)
}
