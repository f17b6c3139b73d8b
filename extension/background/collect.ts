import type { Clip } from '../../core/clip.ts'
import { captureImage } from '../capture/capture-image.ts'
import { captureTab, type Pointed } from '../capture/capture-tab.ts'
import { confirmInPage } from '../capture/confirm-in-page.ts'
import { leaveArrival } from '../drafts/inbox.ts'
import { imagePiece, type Piece, pagePiece, quotePiece } from '../drafts/piece.ts'
import { keepImage } from '../queue/image-bytes.ts'
import { device } from '../storage/browser-store.ts'
import { words } from '../words.ts'
import { showRefusal } from './refusal.ts'

/** Collects what a gesture pointed at into the draft beside the page: the image, the selection, else the page. */
export async function collect(tabId: number, pointed: Pointed): Promise<void> {
  const captured = await captureTab(tabId, pointed)
  if ('problem' in captured) return showRefusal(tabId, captured.problem)
  const { clip } = captured
  const piece = pieceOf(clip, pointed, crypto.randomUUID())
  // First the piece on the device; the image's bytes may take a while.
  await leaveArrival(device, { at: Date.now(), piece, clip })
  await confirmInPage(tabId, { text: words('added'), link: null, dismiss: words('dismiss') })
  if (piece.picture === null) return
  const file = await captureImage(tabId, piece.picture.url)
  if (file) await keepImage(piece.id, file)
}

function pieceOf(clip: Clip, pointed: Pointed, id: string): Piece {
  if (pointed.pointedAt?.kind === 'image' && clip.leadImage) return imagePiece(clip, clip.leadImage, id)
  return quotePiece(clip, id) ?? pagePiece(clip, id)
}
