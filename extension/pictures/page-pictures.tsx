import type { ComponentType, JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Clip } from '../../core/clip.ts'
import { directionIn, loadTexts, t } from '../../widget/i18n/index.ts'
import { Button, Segments } from '../../widget/ui/controls.tsx'
import { ask } from '../ask.ts'
import { collectingTexts } from '../collecting-texts.ts'
import { type Draft, imageUses } from '../drafts/draft.ts'
import { picturesTexts } from '../pictures-texts.ts'
import { changeDraft, draft as current, tab } from '../popup/state.ts'
import { useLater } from '../popup/use-later.ts'
import { imageOf } from '../queue/image-bytes.ts'
import { Choice } from './choice.tsx'
import { withOwnPicture } from './choose.ts'
import { pictureAfter } from './crop-picture.ts'
import type { Crop } from './crop-view.tsx'
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
      {choosing ? <Choice draft={draft} clip={clip} tabId={tab.value?.id ?? null} isOwn /> : null}
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
          <CropLead key={image.url} clip={clip} url={image.url} alt={image.alt} />
        </div>
      ) : null}
    </>
  )
}

/** Crops the page's image: its part takes its place among the pictures. */
function CropLead({ clip, url, alt }: { clip: Clip; url: string; alt: string | null }): JSX.Element | null {
  const CropView = useLater(() => import('./crop-view.tsx').then((part) => part.CropView))
  const [source, setSource] = useState<{ id: string; file: Blob } | null>(null)
  const [busy, setBusy] = useState(false)
  if (tab.value === null) return null
  const tabId = tab.value.id
  const open = async () => {
    setBusy(true)
    const found = await bytesOf(tabId, url).finally(() => setBusy(false))
    shotProblem.value = found === null ? 'UNREADABLE' : null
    setSource(found)
  }
  const done = async (id: string, crop: Crop) => {
    setSource(null)
    const draft = current.value
    if (draft === null) return
    if (crop.frame === null) {
      if (draft.image) await changeDraft({ image: { ...draft.image, alt: crop.alt } })
      return
    }
    const picture = await pictureAfter(id, crop)
    const from = { title: clip.title, url: clip.canonicalUrl }
    if (picture) await changeDraft(withOwnPicture(draft, from, picture))
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
          onDone={(crop) => done(source.id, crop)}
          onCancel={() => setSource(null)}
        />
      ) : null}
    </>
  )
}

/** An image's bytes on the device, taken from the page; null where it may not read them. */
async function bytesOf(tabId: number, url: string): Promise<{ id: string; file: Blob } | null> {
  const id = crypto.randomUUID()
  const { kept } = await ask('image.keep', { tabId, id, url })
  const file = kept && (await imageOf(id))
  return file && { id, file }
}
