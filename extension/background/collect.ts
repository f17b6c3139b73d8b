import type { Clip } from '../../core/clip.ts'
import { captureTab, type Pointed } from '../capture/capture-tab.ts'
import { confirmInPage } from '../capture/confirm-in-page.ts'
import { keepPicture } from '../capture/keep-picture.ts'
import { leaveArrival } from '../drafts/inbox.ts'
import { imagePiece, type Piece, pagePiece, picturePiece, quotePiece } from '../drafts/piece.ts'
import { device } from '../storage/browser-store.ts'
import { words } from '../words.ts'
import { showRefusal } from './refusal.ts'

/** Collects what a gesture pointed at into the draft beside the page: the image, the selection, else the page. */
export async function collect(tabId: number, pointed: Pointed): Promise<void> {
  const captured = await captureTab(tabId, pointed)
  if ('problem' in captured) return showRefusal(tabId, captured)
  const { clip } = captured
  const piece =
    (pointed.ownImage ? await ownImagePiece(tabId, clip, pointed.ownImage) : null) ??
    pieceOf(clip, pointed, crypto.randomUUID())
  // First the piece on the device; the image's bytes may take a while.
  await leaveArrival(device, { at: Date.now(), piece, clip })
  await confirmInPage(tabId, { text: words('added'), link: null, dismiss: words('dismiss') })
  if (piece.picture?.url) await keepPicture(tabId, piece.id, piece.picture.url)
}

/** An image that only the page has: without its bytes there is nothing to add. */
export async function ownImagePiece(tabId: number, clip: Clip, address: string): Promise<Piece | null> {
  const id = crypto.randomUUID()
  const kept = await keepPicture(tabId, id, address)
  const { title, canonicalUrl: url } = clip
  return kept && picturePiece({ title, url }, { id, url: null, alt: null, ...kept })
}

function pieceOf(clip: Clip, pointed: Pointed, id: string): Piece {
  const isPicture = pointed.pointedAt?.kind === 'image' || clip.kind === 'video'
  if (isPicture && clip.leadImage) return imagePiece(clip, clip.leadImage, id)
  return quotePiece(clip, id) ?? pagePiece(clip, id)
}
