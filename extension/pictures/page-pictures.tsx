import type { ComponentType, JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Clip } from '../../core/clip.ts'
import { directionIn, loadTexts, t } from '../../widget/i18n/index.ts'
import { Button, Segments } from '../../widget/ui/controls.tsx'
import { collectingTexts } from '../collecting-texts.ts'
import { type Draft, imageUses } from '../drafts/draft.ts'
import { picturesTexts } from '../pictures-texts.ts'
import { changeDraft, draft as current, tabOf } from '../popup/state.ts'
import { useLater } from '../popup/use-later.ts'
import { Choice } from './choice.tsx'
import { withOwnPicture } from './choose.ts'
import { pictureAfter } from './crop-picture.ts'
import type { Crop } from './crop-view.tsx'
import { bytesOf } from './page-bytes.ts'
import { followShots, shotProblem } from './shots-here.ts'
import './pictures.css'

interface Props {
  draft: Draft
  clip: Clip
}

/** The part with its texts; it comes once the popup is ready to type in. */
export async function loadPagePictures(): Promise<ComponentType<Props>> {
  await Promise.all([loadTexts(picturesTexts), loadTexts(collectingTexts)])
  followShots()
  return PagePictures
}

/** Which of the page's images take part in the post, and how. */
function PagePictures({ draft, clip }: Props): JSX.Element {
  const [choosing, setChoosing] = useState(false)
  const { image, imageUse } = draft
  const first = clip.leadImage ?? clip.images[0] ?? null
  const tabId = tabOf(clip)
  return (
    <>
      <div class="page__tools">
        {image || first ? (
          <Segments
            label={t('extension.imageUse')}
            value={imageUse}
            options={imageUses.map((value) => ({ value, label: t(`extension.imageUse.${value}`) }))}
            onValue={(use) => changeDraft({ imageUse: use, image: image ?? first })}
          />
        ) : null}
        <Button
          kind="quiet"
          size="small"
          icon="image"
          aria-label={t('extension.chooseImage')}
          aria-expanded={choosing}
          onClick={() => setChoosing(!choosing)}
        />
      </div>
      {choosing ? <Choice key={clip.canonicalUrl} draft={draft} clip={clip} tabId={tabId} isOwn /> : null}
      {imageUse === 'picture' && image ? (
        <div class="page__picture">
          <input
            class="input input--small"
            aria-label={t('extension.altText')}
            placeholder={t('extension.altText')}
            maxLength={2000}
            value={image.alt ?? ''}
            dir={directionIn(image.alt ?? '')}
            onInput={(event) => changeDraft({ image: { ...image, alt: event.currentTarget.value || null } })}
          />
          {tabId === null ? null : (
            <CropLead key={image.url} clip={clip} url={image.url} alt={image.alt} tabId={tabId} />
          )}
        </div>
      ) : null}
    </>
  )
}

interface LeadProps {
  clip: Clip
  url: string
  alt: string | null
  tabId: number
}

/** Crops the page's image: its part takes its place among the pictures. */
function CropLead({ clip, url, alt, tabId }: LeadProps): JSX.Element {
  const CropView = useLater(() => import('./crop-view.tsx').then((part) => part.CropView))
  const [source, setSource] = useState<{ id: string; file: Blob } | null>(null)
  const [busy, setBusy] = useState(false)
  const [isLost, setLost] = useState(false)
  const open = async () => {
    setBusy(true)
    setLost(false)
    const id = crypto.randomUUID()
    const file = await bytesOf({ id, url }, tabId).finally(() => setBusy(false))
    shotProblem.value = file === null ? 'UNREADABLE' : null
    setSource(file && { id, file })
  }
  const done = async (id: string, crop: Crop) => {
    const change = await changeBy(clip, id, crop)
    setLost(change === null)
    if (change === null) return
    setSource(null)
    await changeDraft(change)
    // The row of the whole image is gone then, and with it what had the focus; its part waits to be described.
    if (change.imageUse === 'none') requestAnimationFrame(focusFirstPiece)
  }
  return (
    <>
      <Button size="small" busy={busy} onClick={() => void open()}>
        {t('pictures.crop')}
      </Button>
      {source && CropView ? (
        <CropView
          file={source.file}
          alt={alt}
          confirm={t('pictures.use')}
          problem={isLost ? t('pictures.notCropped') : null}
          onDone={(crop) => done(source.id, crop)}
          onCancel={() => setSource(null)}
        />
      ) : null}
    </>
  )
}

function focusFirstPiece(): void {
  document.querySelector<HTMLElement>('.piece input')?.focus()
}

/** What the draft becomes by a crop of its image; null where the crop came to nothing. */
async function changeBy(clip: Clip, id: string, crop: Crop): Promise<Partial<Draft> | null> {
  const picture = crop.frame === null ? null : await pictureAfter(id, crop)
  const draft = current.value
  if (draft === null) return null
  if (picture) return withOwnPicture(draft, { title: clip.title, url: clip.canonicalUrl }, picture)
  if (crop.frame !== null) return null
  return draft.image ? { image: { ...draft.image, alt: crop.alt } } : {}
}
