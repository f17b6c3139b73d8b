import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Clip, ClipImage } from '../../core/clip.ts'
import { t } from '../../widget/i18n/index.ts'
import { ask } from '../ask.ts'
import { picturesOf } from '../drafts/collect.ts'
import type { Draft } from '../drafts/draft.ts'
import type { PictureFile } from '../drafts/piece.ts'
import { changeDraft, draft as current, watchedId, writeAnother } from '../popup/state.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { chooseImage, countPictures, takesPart, withMadePicture } from './choose.ts'
import { ImageGrid } from './image-grid.tsx'
import { keepFromPage } from './page-bytes.ts'
import { roomFor } from './room.ts'
import { shotProblem } from './shots-here.ts'

interface Props {
  draft: Draft
  clip: Clip
  /** The tab that shows the page; null where it is not known. */
  tabId: number | null
  /** Whether the page is the one that the draft is about, so that its image may stand on the card. */
  isOwn: boolean
}

/** Most images offered. */
const most = 40

/** The images of a page; those that are chosen become part of the post, as many as its accounts take. */
export function Choice({ draft, clip, tabId, isOwn }: Props): JSX.Element {
  const [images, setImages] = useState<Candidate[] | null>(null)
  const [own, setOwn] = useState<ReadonlyMap<string, string>>(new Map())
  /** Addresses of which the bytes are being taken: a second press on one asks for nothing more. */
  const taking = useRef(new Set<string>())
  useEffect(() => {
    let isCurrent = true
    void candidates(clip, tabId).then((found) => isCurrent && setImages(found))
    return () => {
      isCurrent = false
    }
  }, [clip, tabId])
  if (images === null) return <div class="skeleton skeleton--page" />
  if (images.length === 0) return <p class="note">{t('collecting.problem.NO_IMAGES')}</p>
  const max = roomFor(draft)
  const count = countPictures(draft)
  const onCard = isOwn && draft.imageUse === 'card'
  const hasRoom = onCard || count < max
  const pictures = picturesOf(draft.pieces)
  const isChosen = ({ url }: Candidate) =>
    pictures.some((picture) => picture.id === own.get(url)) ||
    (isOwn ? takesPart(draft, url) : pictures.some((picture) => picture.url === url))
  const choose = async (candidate: Candidate) => {
    // What has been sent takes nothing more.
    if (watchedId.value !== null) await writeAnother()
    const now = current.value
    if (now === null) return
    const known = own.get(candidate.url)
    if (known !== undefined && now.pieces.some(({ picture }) => picture?.id === known)) {
      await changeDraft({ pieces: now.pieces.filter(({ picture }) => picture?.id !== known) })
    } else if (/^https?:/.test(candidate.url)) {
      await chooseKnown(now, clip, candidate, { tabId, isOwn })
    } else if (!taking.current.has(candidate.url)) {
      taking.current.add(candidate.url)
      const id = await takeOwn(now, clip, candidate, tabId).finally(() =>
        taking.current.delete(candidate.url),
      )
      if (id !== null) setOwn((before) => new Map(before).set(candidate.url, id))
    }
  }
  return (
    <>
      <ImageGrid
        images={images}
        isChosen={isChosen}
        hasRoom={hasRoom}
        onChoose={(image) => void choose(image)}
      />
      {onCard ? null : (
        <p class="images__count" role="status">
          {t('pictures.chosen', { count, max })}
          {hasRoom ? '' : ` ${t('pictures.full', { max })}`}
        </p>
      )}
    </>
  )
}

/** What the page shows now, with what its clip knows; the clip's alone where the page cannot be asked. */
async function candidates(clip: Clip, tabId: number | null): Promise<Candidate[]> {
  const found = tabId === null ? null : await ask('page.images', { tabId }).catch(() => null)
  const images = found?.images ?? []
  return candidatesOf(clip, images).slice(0, most)
}

async function chooseKnown(
  draft: Draft,
  clip: Clip,
  { url, alt, width, height }: Candidate,
  { tabId, isOwn }: Pick<Props, 'tabId' | 'isOwn'>,
): Promise<void> {
  const id = crypto.randomUUID()
  const image: ClipImage = { url, alt, width, height }
  // Beside a page of its own, a draft takes images of other pages as further pictures only.
  const change = chooseImage(isOwn ? draft : withoutLead(draft), clip, image, { id, max: roomFor(draft) })
  if (change === null) {
    shotProblem.value = 'FULL'
    return
  }
  await changeDraft(change)
  if (!change.pieces?.some((piece) => piece.id === id)) return
  const kept = await keepFromPage(tabId, id, url)
  if (kept) await noteFile(id, kept.file)
}

/** Makes every choice a picture of the post, whatever stands on its card. */
const withoutLead = (draft: Draft): Draft => ({ ...draft, image: null, imageUse: 'picture' })

/** An image that only the page has: its bytes are taken first. Answers the id under which they wait. */
async function takeOwn(
  draft: Draft,
  clip: Clip,
  { url, alt }: Candidate,
  tabId: number | null,
): Promise<string | null> {
  const id = crypto.randomUUID()
  const kept = await keepFromPage(tabId, id, url)
  if (kept === null) {
    shotProblem.value = 'UNREADABLE'
    return null
  }
  // The draft may have changed while the page read the image; into another post it does not come.
  const now = current.value
  if (now === null || now.jobId !== draft.jobId) return null
  const from = { title: clip.title, url: clip.canonicalUrl }
  const change = withMadePicture(now, from, { id, url: null, alt, ...kept }, roomFor(now))
  if (change === null) {
    shotProblem.value = 'FULL'
    return null
  }
  await changeDraft(change)
  return id
}

/** Writes down what the bytes say: what moves must fit as it is. */
async function noteFile(id: string, file: PictureFile): Promise<void> {
  const pieces = current.value?.pieces.map((piece) =>
    piece.picture?.id === id ? { ...piece, picture: { ...piece.picture, file } } : piece,
  )
  if (pieces) await changeDraft({ pieces })
}
